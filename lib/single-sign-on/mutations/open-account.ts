import "server-only";
import type { Account } from "@/lib/accounts/lock-account";
import { lockAccount } from "@/lib/accounts/lock-account";
import { userActor } from "@/lib/accounts/user-actor";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";

/**
 * The account of an address whose domain's owner vouches for it. One that was opened but never confirmed is
 * taken over without what its opener left in it, or a stranger could wait there with a password.
 */
export async function openAccountFor(
  transaction: Transaction,
  before: Account | null,
  { email, name }: { email: string; name: string },
  origin: RequestOrigin,
): Promise<Account> {
  if (before !== null && before.emailVerifiedAt !== null) return before;
  const emailVerifiedAt = readClock();
  if (before === null)
    await transaction.user.createMany({ data: { email, name, emailVerifiedAt }, skipDuplicates: true });
  else await takeOver(transaction, before.id, { name, emailVerifiedAt });
  const account = await lockAccount(transaction, email);
  if (account === null) throw new Error("The account vanished while it was opened.");
  await recordPlatformAudit(transaction, userActor(account), origin, {
    action: "accounts.sign_up",
    resource: { kind: "user", id: account.id },
    after: { provider: "sso" },
    personal: { "after.name": account.name, "after.email": account.email },
  });
  return account;
}

async function takeOver(
  transaction: Transaction,
  userId: string,
  confirmed: { name: string; emailVerifiedAt: Date },
): Promise<void> {
  await transaction.user.update({ where: { id: userId }, data: confirmed });
  await transaction.userCredential.deleteMany({ where: { userId } });
  await transaction.userToken.deleteMany({ where: { userId } });
}
