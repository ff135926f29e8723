import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { limitByTarget } from "./account-limits";
import { lockAccount } from "./lock-account";
import { verifyPassword } from "./password-hash";
import type { ActiveSession } from "./sessions";

/** Proof that a session's person typed their password a moment ago. */
export type OwnPassword = { checkedHash: string; field: string };

/**
 * Asks for one's own password again: a stolen session must not be enough to change how somebody gets
 * in. Throws at the field when it is wrong. Hashing takes long, so this runs before the transaction.
 */
export async function checkOwnPassword(
  { user }: ActiveSession,
  password: string,
  field = "password",
): Promise<OwnPassword> {
  await limitByTarget("own-password", user.id);
  const credential = await withPlatform("ask for one's own password", (transaction) =>
    transaction.userCredential.findUnique({ where: { userId: user.id } }),
  );
  const isRight = await verifyPassword(credential?.passwordHash ?? null, password);
  if (credential === null || !isRight) throw wrongPassword(field);
  return { checkedHash: credential.passwordHash, field };
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
  if (current?.passwordHash !== checkedHash) throw wrongPassword(field);
}

function wrongPassword(field: string): AppError {
  const message = "This is not your current password.";
  return new AppError("INVALID_INPUT", message, { fields: [{ field, message }] });
}
