import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { dropUselessRecoveryCodes } from "./second-factor";

/**
 * Takes away every way in that was added to an account since a moment, for an owner who takes the account
 * back: the authenticator, passkeys, connected accounts and recovery codes. Returns how many ways.
 */
export async function removeFactorsSince(
  transaction: Transaction,
  userId: string,
  since: Date,
): Promise<number> {
  const added = { userId, createdAt: { gte: since } };
  const removed = [
    await transaction.totpFactor.deleteMany({
      where: { userId, OR: [{ createdAt: { gte: since } }, { confirmedAt: { gte: since } }] },
    }),
    await transaction.passkey.deleteMany({ where: added }),
    await transaction.linkedIdentity.deleteMany({ where: added }),
    await transaction.ssoIdentity.deleteMany({ where: added }),
  ];
  await transaction.passkeyChallenge.deleteMany({ where: { userId } });
  await transaction.recoveryCode.deleteMany({ where: added });
  await dropUselessRecoveryCodes(transaction, userId);
  return removed.reduce((total, { count }) => total + count, 0);
}
