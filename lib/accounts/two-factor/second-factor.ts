import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { spendRecoveryCode } from "./recovery-codes";
import { isTotpCode } from "./totp";
import { spendTotpCode } from "./totp-factor";

/** What somebody can prove beside the password. */
export type SecondFactor = "totp" | "recovery-code" | "passkey";

export type OwnFactors = { totp: boolean; passkeys: boolean };

/** Which second factors this account has. */
export async function findOwnFactors(transaction: Transaction, userId: string): Promise<OwnFactors> {
  const totp = await transaction.totpFactor.count({ where: { userId, confirmedAt: { not: null } } });
  const passkeys = await transaction.passkey.count({ where: { userId } });
  return { totp: totp > 0, passkeys: passkeys > 0 };
}

/** Whether the password alone is not enough for this account. */
export async function hasSecondFactor(transaction: Transaction, userId: string): Promise<boolean> {
  const { totp, passkeys } = await findOwnFactors(transaction, userId);
  return totp || passkeys;
}

/** With the last second factor its recovery codes go: alone they would be passwords of their own. */
export async function dropUselessRecoveryCodes(transaction: Transaction, userId: string): Promise<void> {
  if (await hasSecondFactor(transaction, userId)) return;
  await transaction.recoveryCode.deleteMany({ where: { userId } });
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
