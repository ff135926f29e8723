import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { callOffPendingSignIns } from "../pending-sign-ins";
import type { ActiveSession } from "../sessions";
import { countRecoveryCodes, replaceRecoveryCodes } from "./recovery-codes";

/**
 * What follows a new second factor: the session that proved it goes on, sessions that proved none end,
 * and with the first factor come recovery codes. Returns them; empty when there are some already.
 */
export async function admitFactor(transaction: Transaction, session: ActiveSession): Promise<string[]> {
  const { id: userId } = session.user;
  const now = readClock();
  await transaction.session.update({ where: { id: session.id }, data: { secondFactorAt: now } });
  await transaction.session.updateMany({
    where: { userId, revokedAt: null, secondFactorAt: null },
    data: { revokedAt: now },
  });
  await callOffPendingSignIns(transaction, userId);
  const left = await countRecoveryCodes(transaction, userId);
  return left > 0 ? [] : replaceRecoveryCodes(transaction, userId);
}
