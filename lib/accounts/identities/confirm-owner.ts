import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { checkOwnPassword, lockOwnAccount } from "../own-password";
import type { ActiveSession } from "../sessions";

/**
 * Asks for one's own password, as every change to how somebody gets in does. Returns what locks the account
 * within the change's transaction.
 */
export async function confirmOwner(
  session: ActiveSession,
  password: string,
): Promise<(transaction: Transaction) => Promise<void>> {
  const ownPassword = await checkOwnPassword(session, password);
  return (transaction) => lockOwnAccount(transaction, session, ownPassword);
}
