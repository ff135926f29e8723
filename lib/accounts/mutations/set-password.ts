import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { notifyAccount } from "@/lib/notifications/notify";
import { accountLinks } from "../account-links";
import { formatInstant } from "../format-instant";
import { callOffPendingSignIns } from "../pending-sign-ins";
import { LASTING_PURPOSES } from "../token-policy";
import { dropPendingSecret } from "../two-factor/totp-factor";

type NewPassword = {
  user: { id: string; name: string; email: string };
  passwordHash: string;
  /** The session that may go on; null ends all of them. */
  keptSessionId: string | null;
  origin: RequestOrigin;
};

/** Replaces a password: other sessions end, links and sign-ins under way die, the owner gets a notice. */
export async function setPassword(transaction: Transaction, change: NewPassword): Promise<QueuedMail> {
  const { user, passwordHash, keptSessionId, origin } = change;
  const now = readClock();
  await transaction.userCredential.upsert({
    where: { userId: user.id },
    create: { userId: user.id, passwordHash, passwordChangedAt: now },
    update: { passwordHash, passwordChangedAt: now },
  });
  await transaction.userToken.deleteMany({
    where: { userId: user.id, purpose: { notIn: [...LASTING_PURPOSES] } },
  });
  await callOffPendingSignIns(transaction, user.id);
  await dropPendingSecret(transaction, user.id);
  await transaction.passkeyChallenge.deleteMany({ where: { userId: user.id } });
  await transaction.session.updateMany({
    where: { userId: user.id, revokedAt: null, ...(keptSessionId && { id: { not: keptSessionId } }) },
    data: { revokedAt: now },
  });
  await notifyAccount(transaction, {
    type: "account.password_changed",
    data: { ipAddress: origin.ipAddress },
    key: newId(),
    to: { userId: user.id },
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
