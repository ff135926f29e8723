import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { FAILURE_WINDOW_MINUTES, FAILURES_UNTIL_LOCK, LOCK_MINUTES } from "./lock-policy";

const FAILURE_WINDOW_MILLISECONDS = FAILURE_WINDOW_MINUTES * 60_000;
const LOCK_MILLISECONDS = LOCK_MINUTES * 60_000;

/** `last` is the attempt whose failure locks. */
export type Attempt = "allowed" | "last" | "locked";

/**
 * Reserves one attempt before the password is looked at, for addresses without an account too. It
 * counts as failed until `clearFailures`, so a burst of parallel guesses gets no more than a queue.
 */
export async function reserveAttempt(transaction: Transaction, email: string, now: Date): Promise<Attempt> {
  const windowStart = new Date(now.getTime() - FAILURE_WINDOW_MILLISECONDS);
  const [throttle] = await transaction.$queryRaw<{ failures: number; lockedUntil: Date | null }[]>`
    INSERT INTO sign_in_throttles AS throttle (email_hash, failures, window_started_at)
    VALUES (${emailHash(email)}, 1, ${now})
    ON CONFLICT (email_hash) DO UPDATE SET
      failures = CASE WHEN throttle.window_started_at > ${windowStart} THEN throttle.failures + 1 ELSE 1 END,
      window_started_at =
        CASE WHEN throttle.window_started_at > ${windowStart} THEN throttle.window_started_at ELSE ${now} END
    RETURNING failures, locked_until AS "lockedUntil"`;
  if (!throttle || throttle.failures > FAILURES_UNTIL_LOCK) return "locked";
  if (throttle.lockedUntil !== null && throttle.lockedUntil > now) return "locked";
  return throttle.failures === FAILURES_UNTIL_LOCK ? "last" : "allowed";
}

/** Pauses sign-in with this address. */
export async function lockSignIn(transaction: Transaction, email: string, now: Date): Promise<void> {
  await transaction.signInThrottle.updateMany({
    where: { emailHash: emailHash(email) },
    data: { windowStartedAt: now, lockedUntil: new Date(now.getTime() + LOCK_MILLISECONDS) },
  });
}

/** Forgets the failures: somebody has proved who they are. */
export async function clearFailures(transaction: Transaction, email: string): Promise<void> {
  await transaction.signInThrottle.deleteMany({ where: { emailHash: emailHash(email) } });
}

/** Removes what no longer counts. Returns how many. */
export async function pruneThrottles(): Promise<number> {
  const past = new Date(readClock().getTime() - FAILURE_WINDOW_MILLISECONDS - LOCK_MILLISECONDS);
  const { count } = await withPlatform("prune sign-in throttles", (transaction) =>
    transaction.signInThrottle.deleteMany({ where: { windowStartedAt: { lt: past } } }),
  );
  return count;
}

function emailHash(email: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(keyedHash("sign-in-throttle", email.toLowerCase()));
}
