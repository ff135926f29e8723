import { createHash } from "node:crypto";
import { openApiDocument } from "@/lib/api/openapi";
import { env } from "@/lib/env";

let made: { text: string; etag: string } | undefined;

function document(): { text: string; etag: string } {
  if (made) return made;
  const text = JSON.stringify(openApiDocument(env.APP_URL));
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  return (made = { text, etag });
}

/** The OpenAPI document of the public API. It is the same for everybody and needs no key. */
export function GET(request: Request): Response {
  const { text, etag } = document();
  const headers = { etag, "cache-control": "public, max-age=300" };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": "application/json" } });
}
