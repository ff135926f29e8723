import { finishVisit } from "@/lib/auth/domain-entry";
import { requestDomain } from "@/lib/auth/request-domain";
import { plainAnswer } from "@/lib/http/plain-answer";

/** At a custom domain: whoever comes back with a ticket of their own is signed in, everybody else begins again. */
export async function GET(request: Request): Promise<Response> {
  const domain = await requestDomain();
  if (domain === null) return plainAnswer(404, "There is nothing at this address.");
  const destination = await finishVisit(domain, new URL(request.url).searchParams.get("ticket"));
  const location = destination ?? "/sign-in";
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
