import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { accountLinks } from "../account-links";

type NewPassword = {
  user: { id: string; name: string; email: string };
  passwordHash: string;
  /** The session that may go on; null ends all of them. */
  keptSessionId: string | null;
  origin: RequestOrigin;
};

/** Replaces a password: other sessions end, links to choose another one die, the owner gets a notice. */
export async function setPassword(transaction: Transaction, change: NewPassword): Promise<QueuedMail> {
  const { user, passwordHash, keptSessionId, origin } = change;
  const now = readClock();
  await transaction.userCredential.upsert({
    where: { userId: user.id },
    create: { userId: user.id, passwordHash, passwordChangedAt: now },
    update: { passwordHash, passwordChangedAt: now },
  });
  await transaction.userToken.deleteMany({ where: { userId: user.id, purpose: "reset-password" } });
  await transaction.session.updateMany({
    where: { userId: user.id, revokedAt: null, ...(keptSessionId && { id: { not: keptSessionId } }) },
    data: { revokedAt: now },
  });
  return enqueueMail(transaction, {
    to: user.email,
    template: "password-changed",
    props: {
      name: user.name,
      changedAt: formatInstant(now),
      ipAddress: origin.ipAddress,
      resetUrl: accountLinks.forgotPassword(),
    },
    idempotencyKey: `password-changed:${newId()}`,
  });
}

function formatInstant(instant: Date): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(instant)} UTC`;
}
