import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";

/** Long enough for a second factor at the provider. */
export const ATTEMPT_MILLISECONDS = 10 * 60 * 1_000;

export type AttemptPurpose = "sign-in" | "test";

/** Remembers that somebody is on the way to a provider. Returns the id for the browser. */
export async function openAttempt(organizationId: string, purpose: AttemptPurpose): Promise<string> {
  const id = newId();
  const expiresAt = new Date(readClock().getTime() + ATTEMPT_MILLISECONDS);
  await withPlatform("begin a single sign-on", (transaction) =>
    transaction.ssoAttempt.create({ data: { id, organizationId, purpose, expiresAt } }),
  );
  return id;
}

/** Takes the attempt away, whatever its answer is worth. Of two answers exactly one gets true. */
export async function spendAttempt(
  id: string,
  organizationId: string,
  purpose: AttemptPurpose,
): Promise<boolean> {
  const { count } = await withPlatform("answer a single sign-on", (transaction) =>
    transaction.ssoAttempt.deleteMany({
      where: { id, organizationId, purpose, expiresAt: { gt: readClock() } },
    }),
  );
  return count === 1;
}

/** Removes those that nobody answered. Returns how many. */
export async function pruneSsoAttempts(): Promise<number> {
  const { count } = await withPlatform("prune single sign-on attempts", (transaction) =>
    transaction.ssoAttempt.deleteMany({ where: { expiresAt: { lte: readClock() } } }),
  );
  return count;
}
