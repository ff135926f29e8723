import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { limitByTarget } from "./account-limits";
import { lockAccount } from "./lock-account";
import { verifyPassword } from "./password-hash";
import type { ActiveSession } from "./sessions";

/**
 * Proof that a session's person typed their password a moment ago; the hash is null for people who have none
 * and signed in with their provider instead.
 */
export type OwnPassword = { checkedHash: string | null; field: string };

/** How long a sign-in with a provider stands for the password that somebody does not have. */
const FRESH_MILLISECONDS = 10 * 60 * 1_000;

/**
 * Asks for one's own password again: a stolen session must not be enough to change how somebody gets
 * in. Who has none must have signed in with their provider a moment ago. Throws at the field otherwise.
 * Hashing takes long, so this runs before the transaction.
 */
export async function checkOwnPassword(
  { id: sessionId, user }: ActiveSession,
  password: string,
  field = "password",
): Promise<OwnPassword> {
  await limitByTarget("own-password", user.id);
  const credential = await withPlatform("ask for one's own password", (transaction) =>
    transaction.userCredential.findUnique({ where: { userId: user.id } }),
  );
  if (credential === null) {
    if (!(await isFresh(sessionId))) throw staleSession(field);
    return { checkedHash: null, field };
  }
  if (!(await verifyPassword(credential.passwordHash, password))) throw wrongPassword(field);
  return { checkedHash: credential.passwordHash, field };
}

/** Whether this session began a moment ago, at a provider. */
async function isFresh(sessionId: string): Promise<boolean> {
  const since = new Date(readClock().getTime() - FRESH_MILLISECONDS);
  const count = await withPlatform("look when a session began", (transaction) =>
    transaction.session.count({
      where: { id: sessionId, method: { in: ["provider", "sso"] }, createdAt: { gt: since } },
    }),
  );
  return count > 0;
}

/**
 * Locks the account and makes sure that the password is still the one that was checked: a reset that
 * came in between has ended this session, and its thief must not undo it.
 */
export async function lockOwnAccount(
  transaction: Transaction,
  { user }: ActiveSession,
  { checkedHash, field }: OwnPassword,
): Promise<void> {
  await lockAccount(transaction, user.email);
  const current = await transaction.userCredential.findUnique({ where: { userId: user.id } });
  if ((current?.passwordHash ?? null) !== checkedHash) throw wrongPassword(field);
}

function staleSession(field: string): AppError {
  const message =
    "You have no password. Sign out, sign in again with your provider, and do this within ten minutes; or choose a password by “Forgot your password?”.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field, message }] });
}

function wrongPassword(field: string): AppError {
  const message = "This is not your current password.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field, message }] });
}
