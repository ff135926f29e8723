import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-code";

/** Hands out ten new codes; the earlier ones stop working. */
export async function replaceRecoveryCodes(transaction: Transaction, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  const createdAt = readClock();
  await transaction.recoveryCode.deleteMany({ where: { userId } });
  await transaction.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashRecoveryCode(userId, code), createdAt })),
  });
  return codes;
}

/** Uses a code up. Of two requests with the same code exactly one gets true. */
export async function spendRecoveryCode(
  transaction: Transaction,
  userId: string,
  code: string,
): Promise<boolean> {
  const { count } = await transaction.recoveryCode.updateMany({
    where: { userId, codeHash: hashRecoveryCode(userId, code), usedAt: null },
    data: { usedAt: readClock() },
  });
  return count === 1;
}

export async function countRecoveryCodes(transaction: Transaction, userId: string): Promise<number> {
  return transaction.recoveryCode.count({ where: { userId, usedAt: null } });
}
