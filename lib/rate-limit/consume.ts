import "server-only";
import { LRUCache } from "lru-cache";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { withPlatform } from "@/lib/db/with-platform";
import { leaseSize, reuseLease, type Lease, type RateLimitResult } from "./lease";

export type RateLimitRequest = {
  /** What is limited, such as `sign-in:address`. Each name counts on its own. */
  name: string;
  /** Who is limited: an address, an account, an API key. Stored only as a keyed hash. */
  key: string;
  limit: number;
  windowSeconds: number;
};

// What this process already knows. Losing an entry costs one statement, never an extra request.
const leases = new LRUCache<string, Lease>({ max: 50_000 });
// Requests that arrive during a draw wait for it: each drawing for itself would waste the limit.
const draws = new Map<string, Promise<unknown>>();

/**
 * Takes one request out of the limit: `limit` at once, then evenly `limit` per window (GCRA). The
 * state is in PostgreSQL, so all processes share it; large limits are drawn in small leases.
 */
export async function consumeRateLimit(request: RateLimitRequest): Promise<RateLimitResult> {
  const keyHash = keyedHash("rate-limit", `${request.name}\n${request.key}`);
  const cacheKey = keyHash.toString("base64");
  for (;;) {
    const known = reuseLease(leases.get(cacheKey), performance.now());
    if (known) {
      leases.set(cacheKey, known.lease);
      return known.result;
    }
    const draw = draws.get(cacheKey);
    if (!draw || leaseSize(request.limit) === 1) break;
    await draw.catch(() => undefined);
  }
  const draw = drawLease(request, keyHash);
  draws.set(cacheKey, draw);
  try {
    const { lease, result } = await draw;
    leases.set(cacheKey, lease);
    return result;
  } finally {
    draws.delete(cacheKey);
  }
}

/** Removes the state of everybody who is back at the full limit. */
export async function pruneRateLimits(): Promise<number> {
  return withPlatform(
    "prune rate limits",
    (transaction) => transaction.$executeRaw`DELETE FROM rate_limits WHERE theoretical_arrival < now()`,
  );
}

/** Forgets what this process knows: for tests that stand for a second process. */
export function forgetLeases(): void {
  leases.clear();
}

type DrawnRow = { allowed: boolean; backlog_seconds: number };

async function drawLease(
  { limit, windowSeconds }: RateLimitRequest,
  keyHash: Buffer,
): Promise<{ lease: Lease; result: RateLimitResult }> {
  const intervalSeconds = windowSeconds / limit;
  const size = leaseSize(limit);
  const [row] = await withPlatform(
    "rate limit",
    // "Theoretical arrival" is when the caller is back at the full limit; a draw moves it ahead.
    (transaction) => transaction.$queryRaw<DrawnRow[]>`
      INSERT INTO rate_limits AS known (key_hash, theoretical_arrival)
      VALUES (${keyHash}, clock_timestamp() + make_interval(secs => ${intervalSeconds * size}))
      ON CONFLICT (key_hash) DO UPDATE SET theoretical_arrival =
        CASE
          WHEN greatest(known.theoretical_arrival, clock_timestamp()) + make_interval(secs => ${intervalSeconds * size})
            <= clock_timestamp() + make_interval(secs => ${windowSeconds})
          THEN greatest(known.theoretical_arrival, clock_timestamp()) + make_interval(secs => ${intervalSeconds * size})
          ELSE known.theoretical_arrival
        END
      RETURNING old.theoretical_arrival IS DISTINCT FROM new.theoretical_arrival AS allowed,
        extract(epoch FROM new.theoretical_arrival - clock_timestamp())::float8 AS backlog_seconds`,
  );
  if (!row) throw new Error("The rate limit returned no row.");
  const remaining = Math.max(0, Math.floor((windowSeconds - row.backlog_seconds) / intervalSeconds));
  const nowMilliseconds = performance.now();
  if (!row.allowed) {
    const waitSeconds = Math.max(0.05, row.backlog_seconds + intervalSeconds * size - windowSeconds);
    return {
      lease: { kind: "denied", untilMilliseconds: nowMilliseconds + waitSeconds * 1_000 },
      result: { allowed: false, remaining: 0, retryAfterSeconds: Math.ceil(waitSeconds) },
    };
  }
  return {
    lease: {
      kind: "granted",
      left: size - 1,
      remaining,
      untilMilliseconds: nowMilliseconds + intervalSeconds * size * 1_000,
    },
    result: { allowed: true, remaining: remaining + size - 1, retryAfterSeconds: 0 },
  };
}
