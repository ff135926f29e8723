import { requestDomain } from "@/lib/auth/request-domain";
import { env } from "@/lib/env";
import { plainAnswer } from "@/lib/http/plain-answer";
import { safeRedirectPath } from "@/lib/security-headers/safe-redirect";

/** At a custom domain: on to the same path at the installation's own address, and never to any other. */
export async function GET(request: Request): Promise<Response> {
  if ((await requestDomain()) === null) return plainAnswer(404, "There is nothing at this address.");
  const path = safeRedirectPath(new URL(request.url).searchParams.get("path"), "/");
  const location = `${new URL(env.APP_URL).origin}${path}`;
  return new Response(null, { status: 307, headers: { location, "cache-control": "no-store" } });
}
