import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { spendRecoveryCode } from "./recovery-codes";
import { isTotpCode } from "./totp";
import { spendTotpCode } from "./totp-factor";

/** What somebody can prove beside the password. */
export type SecondFactor = "totp" | "recovery-code";

/** Whether the password alone is not enough for this account. */
export async function hasSecondFactor(transaction: Transaction, userId: string): Promise<boolean> {
  return (await transaction.totpFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** Uses up a code of either kind, told apart by its form. Null when it is wrong or was used before. */
export async function spendCode(
  transaction: Transaction,
  userId: string,
  typed: string,
): Promise<SecondFactor | null> {
  const code = typed.replace(/\s/g, "");
  if (isTotpCode(code)) return (await spendTotpCode(transaction, userId, code)) ? "totp" : null;
  return (await spendRecoveryCode(transaction, userId, code)) ? "recovery-code" : null;
}
