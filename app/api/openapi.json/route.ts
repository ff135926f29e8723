import { createHash } from "node:crypto";
import { servedDocument } from "@/lib/api/served-document";

let made: { text: string; etag: string } | undefined;

function serialized(): { text: string; etag: string } {
  if (made) return made;
  const text = JSON.stringify(servedDocument());
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  return (made = { text, etag });
}

/** The OpenAPI document of the public API. It is the same for everybody and needs no key. */
export function GET(request: Request): Response {
  const { text, etag } = serialized();
  const headers = { etag, "cache-control": "public, max-age=300" };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": "application/json" } });
}
