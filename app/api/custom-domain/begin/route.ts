import { beginVisit } from "@/lib/auth/domain-entry";
import { requestDomain } from "@/lib/auth/request-domain";
import { plainAnswer } from "@/lib/http/plain-answer";

/** At a custom domain: on to sign in at the installation's own address. `/sign-in` leads here. */
export async function GET(request: Request): Promise<Response> {
  const domain = await requestDomain();
  if (domain === null) return plainAnswer(404, "There is nothing at this address.");
  const location = await beginVisit(domain, new URL(request.url).searchParams.get("callbackUrl"));
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
