export type RateLimitResult = { allowed: boolean; remaining: number; retryAfterSeconds: number };

/** What one process knows of one key, so that most requests under a large limit cost no statement. */
export type Lease =
  | { kind: "granted"; left: number; remaining: number; untilMilliseconds: number }
  | { kind: "denied"; untilMilliseconds: number };

/** A twentieth of the limit at a time: limits below 40 are counted one by one. */
export function leaseSize(limit: number): number {
  return Math.max(1, Math.floor(limit / 20));
}

/**
 * Answers from a lease that still holds, or null when the database must be asked. A granted lease
 * ends when its requests would have grown back, so an idle caller never pays for unused ones.
 */
export function reuseLease(
  lease: Lease | undefined,
  nowMilliseconds: number,
): { lease: Lease; result: RateLimitResult } | null {
  if (!lease || nowMilliseconds >= lease.untilMilliseconds) return null;
  if (lease.kind === "denied") {
    const retryAfterSeconds = Math.ceil((lease.untilMilliseconds - nowMilliseconds) / 1_000);
    return { lease, result: { allowed: false, remaining: 0, retryAfterSeconds } };
  }
  if (lease.left === 0) return null;
  const left = lease.left - 1;
  return {
    lease: { ...lease, left },
    result: { allowed: true, remaining: lease.remaining + left, retryAfterSeconds: 0 },
  };
}
