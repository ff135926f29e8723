import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { lockAccount } from "../lock-account";
import { checkOwnPassword, lockOwnAccount } from "../own-password";
import type { ActiveSession } from "../sessions";

/**
 * Asks for one's own password, as every change to how somebody gets in does; who signs in with another
 * provider alone has none. Returns what locks the account within the change's transaction.
 */
export async function confirmOwner(
  session: ActiveSession,
  password: string,
): Promise<(transaction: Transaction) => Promise<void>> {
  const hasPassword = await withPlatform("look for a password", (transaction) =>
    transaction.userCredential.count({ where: { userId: session.user.id } }),
  );
  if (hasPassword === 0)
    return async (transaction) => void (await lockAccount(transaction, session.user.email));
  const ownPassword = await checkOwnPassword(session, password);
  return (transaction) => lockOwnAccount(transaction, session, ownPassword);
}
