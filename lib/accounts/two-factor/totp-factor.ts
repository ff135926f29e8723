import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { decryptSecret, encryptSecret } from "@/lib/crypto/encryption";
import type { Transaction } from "@/lib/db/transaction";
import { matchTotpStep } from "./totp";

/** A scanned code that nobody confirms is worth nothing to its owner and something to a thief. */
const SET_UP_MILLISECONDS = 30 * 60 * 1_000;

/** Keeps a secret that waits for its first code, in place of an earlier one that waited. */
export async function storePendingSecret(
  transaction: Transaction,
  userId: string,
  secret: string,
): Promise<void> {
  const pending = { secret: encryptSecret(secret, contextOf(userId)), createdAt: readClock() };
  await transaction.totpFactor.upsert({
    where: { userId },
    create: { userId, ...pending },
    update: pending,
  });
}

/** Ends a set-up that no code has confirmed yet. */
export async function dropPendingSecret(transaction: Transaction, userId: string): Promise<void> {
  await transaction.totpFactor.deleteMany({ where: { userId, confirmedAt: null } });
}

/** Makes the authenticator count, with the first code it shows. */
export async function confirmPendingSecret(
  transaction: Transaction,
  userId: string,
  code: string,
): Promise<"confirmed" | "wrong" | "not-begun"> {
  const now = readClock();
  const begunAfter = new Date(now.getTime() - SET_UP_MILLISECONDS);
  const pending = { userId, confirmedAt: null, createdAt: { gt: begunAfter } };
  const factor = await transaction.totpFactor.findFirst({ where: pending });
  if (factor === null) return "not-begun";
  const step = matchTotpStep(decryptSecret(factor.secret, contextOf(userId)), code, now);
  if (step === null) return "wrong";
  const { count } = await transaction.totpFactor.updateMany({
    where: { ...pending, secret: factor.secret },
    data: { confirmedAt: now, lastUsedStep: step },
  });
  return count === 1 ? "confirmed" : "not-begun";
}

/**
 * Uses up a code of the authenticator. The step moves forward in one conditional write, so a code
 * that was seen over a shoulder is dead, and of two requests with the same code exactly one gets true.
 */
export async function spendTotpCode(
  transaction: Transaction,
  userId: string,
  code: string,
): Promise<boolean> {
  const factor = await transaction.totpFactor.findFirst({ where: { userId, confirmedAt: { not: null } } });
  if (factor === null) return false;
  const step = matchTotpStep(decryptSecret(factor.secret, contextOf(userId)), code, readClock());
  if (step === null) return false;
  const { count } = await transaction.totpFactor.updateMany({
    where: {
      userId,
      secret: factor.secret,
      OR: [{ lastUsedStep: null }, { lastUsedStep: { lt: step } }],
    },
    data: { lastUsedStep: step },
  });
  return count === 1;
}

/** Names the one place where the ciphertext opens. */
function contextOf(userId: string): string {
  return `totp:${userId}`;
}
