import "server-only";
import type { Transaction } from "@/lib/db/transaction";

export type Account = { id: string; name: string; email: string; emailVerifiedAt: Date | null };

/**
 * The account with this address, locked until the transaction ends. Whatever changes how somebody
 * gets in takes this lock first, so that a decision is never overtaken by a change it did not see.
 */
export async function lockAccount(transaction: Transaction, email: string): Promise<Account | null> {
  const [account] = await transaction.$queryRaw<Account[]>`
    SELECT id, name, email::text AS email, email_verified_at AS "emailVerifiedAt"
      FROM users WHERE email = ${email}::citext
       FOR NO KEY UPDATE`;
  return account ?? null;
}
