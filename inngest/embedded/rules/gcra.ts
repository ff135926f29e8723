/** The generic cell rate algorithm: one stored instant per key, the theoretical arrival time. */
export type RateRule = { limit: number; periodMs: number; burst: number };

export type RateDecision = { admitAt: number; arrival: number };

/** `rateLimit` lets a tenth of its limit through at once, as Inngest's does, then spaces evenly. */
export function rateLimitRule(limit: number, periodMs: number): RateRule {
  return { limit, periodMs, burst: 1 + Math.floor(limit / 10) };
}

/**
 * When the next item may pass and the arrival time to store if it does. All instants are epoch
 * milliseconds; `arrival` is what was stored for the key, undefined at first.
 */
export function nextAdmission(rule: RateRule, arrival: number | undefined, now: number): RateDecision {
  const interval = rule.periodMs / rule.limit;
  const tolerance = interval * (rule.burst - 1);
  const expected = Math.max(arrival ?? now, now);
  const admitAt = Math.max(now, expected - tolerance);
  return { admitAt, arrival: expected + interval };
}
