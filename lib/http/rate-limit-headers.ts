import type { RateLimitResult } from "@/lib/rate-limit/lease";

/** By what a limit counts, as its headers name it. */
type Policy = "per-key" | "per-address";

/**
 * What is left of a limit, as the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-
 * ratelimit-headers-11) has it. A limit grows back evenly, so `t` is when all of it is there again; with a
 * refusal it is when the next request is, which Retry-After must not precede.
 */
export function rateLimitHeaders(
  { limit, windowSeconds }: { limit: number; windowSeconds: number },
  { allowed, remaining, retryAfterSeconds }: RateLimitResult,
  policy: Policy = "per-key",
): Record<string, string> {
  const fullInSeconds = Math.ceil(((limit - Math.min(limit, remaining)) * windowSeconds) / limit);
  return {
    "ratelimit-policy": `"${policy}";q=${limit};w=${windowSeconds}`,
    ratelimit: `"${policy}";r=${remaining};t=${allowed ? fullInSeconds : retryAfterSeconds}`,
  };
}
