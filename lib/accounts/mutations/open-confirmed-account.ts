import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { userActor } from "../user-actor";

type ConfirmedAccount = { name: string; email: string; timeZone: string; passwordHash: string };

/**
 * Creates an account for somebody who has just proved to read the address's mail, or takes over one
 * that was never confirmed. Throws CONFLICT when the address has a confirmed account.
 */
export async function openConfirmedAccount(
  transaction: Transaction,
  account: ConfirmedAccount,
  origin: RequestOrigin,
): Promise<{ id: string; name: string; email: string }> {
  const { name, email, timeZone, passwordHash } = account;
  await transaction.user.createMany({ data: { name, email, timeZone }, skipDuplicates: true });
  const { count } = await transaction.user.updateMany({
    where: { email, emailVerifiedAt: null },
    data: { name, timeZone, emailVerifiedAt: readClock() },
  });
  if (count === 0) throw new AppError("CONFLICT", "You already have an account. Sign in to join.");
  const { id } = await transaction.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  await transaction.userCredential.upsert({
    where: { userId: id },
    create: { userId: id, passwordHash },
    update: { passwordHash },
  });
  await transaction.userToken.deleteMany({ where: { userId: id } });
  const user = { id, name, email };
  await recordPlatformAudit(transaction, userActor(user), origin, {
    action: "accounts.sign_up",
    resource: { kind: "user", id },
    personal: { "after.name": name, "after.email": email },
  });
  return user;
}
