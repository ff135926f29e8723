import { hasAskToken } from "@/lib/custom-domains/ask-token";
import { findServedDomain } from "@/lib/custom-domains/served-domain";
import { isLocalRequest } from "@/lib/auth/local-request";
import { plainAnswer } from "@/lib/http/plain-answer";
import { consumeRateLimit } from "@/lib/rate-limit/consume";

/** Names that are not served, in a minute: a scan must not become a load. Those that are served do not count. */
const UNKNOWN_NAMES = { name: "custom-domain-ask", key: "unknown", limit: 600, windowSeconds: 60 };
const LONGEST_NAME = 253;

/**
 * Asked by a proxy before it gets a certificate for a name, and whenever it loads one: 200 for a custom domain that
 * is served, 404 for every other name. It answers this machine, and whoever presents CUSTOM_DOMAIN_ASK_TOKEN.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  if (!isLocalRequest(request.headers) && !hasAskToken(searchParams.get("token")))
    return plainAnswer(
      403,
      "Ask from this machine, or present CUSTOM_DOMAIN_ASK_TOKEN as the parameter token.",
    );
  const name = searchParams.get("domain")?.toLowerCase() ?? "";
  if (name === "" || name.length > LONGEST_NAME) return plainAnswer(400, "Name the domain that is meant.");
  if ((await findServedDomain(name)) !== null) return plainAnswer(200, "This name is served.");
  const { allowed } = await consumeRateLimit(UNKNOWN_NAMES);
  return allowed
    ? plainAnswer(404, "This name is not served here.")
    : plainAnswer(429, "Too many names that are not served here.");
}
