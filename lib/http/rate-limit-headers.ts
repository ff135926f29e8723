import type { RateLimitResult } from "@/lib/rate-limit/lease";

const POLICY = '"per-key"';

/**
 * What is left of a limit, as the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-
 * ratelimit-headers-10) has it. A limit grows back evenly, so `t` is when all of it is there again.
 */
export function rateLimitHeaders(
  { limit, windowSeconds }: { limit: number; windowSeconds: number },
  { remaining }: Pick<RateLimitResult, "remaining">,
): Record<string, string> {
  const fullInSeconds = Math.ceil(((limit - Math.min(limit, remaining)) * windowSeconds) / limit);
  return {
    "ratelimit-policy": `${POLICY};q=${limit};w=${windowSeconds}`,
    ratelimit: `${POLICY};r=${remaining};t=${fullInSeconds}`,
  };
}
