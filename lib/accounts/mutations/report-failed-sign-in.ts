import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { enqueueMail } from "@/lib/mail/enqueue";
import { notifyAccount } from "@/lib/notifications/notify";
import { reportPersonEvent } from "@/lib/security-events/report";
import { accountLinks } from "../account-links";
import { LOCK_MINUTES } from "../lock-policy";
import { lockSignIn } from "../sign-in-throttle";
import { userActor } from "../user-actor";

type FailedSignIn = {
  email: string;
  user: { id: string; name: string; email: string } | null;
  /** True for the failure that locks. */
  isLast: boolean;
  origin: RequestOrigin;
};

/**
 * Keeps the failure for the account's owner to see and tells the account's organisations; after the
 * last attempt locks and tells the owner by mail. The lock-out bounds how much one account can cause.
 */
export async function reportFailedSignIn({ email, user, isLast, origin }: FailedSignIn): Promise<void> {
  if (user !== null) {
    reportPersonEvent(user.id, {
      kind: isLast ? "authentication.locked" : "authentication.failed",
      // Who the attempt claims to be: nobody has proved anything.
      actor: userActor(user),
      origin,
      target: { kind: "user", id: user.id },
      detail: isLast ? { locked_minutes: LOCK_MINUTES } : {},
    });
  }
  const mail = await withPlatform("record a failed sign-in", async (transaction) => {
    if (isLast) await lockSignIn(transaction, email, readClock());
    if (user === null) return null;
    if (!isLast) {
      await recordPlatformAudit(transaction, userActor(user), origin, {
        action: "sessions.refuse",
        resource: { kind: "user", id: user.id },
      });
      return null;
    }
    const notice = await enqueueMail(transaction, {
      to: user.email,
      template: "account-locked",
      props: {
        minutes: LOCK_MINUTES,
        ipAddress: origin.ipAddress,
        resetUrl: accountLinks.forgotPassword(),
      },
      idempotencyKey: `account-locked:${newId()}`,
    });
    await notifyAccount(transaction, {
      type: "account.locked",
      data: { minutes: LOCK_MINUTES, ipAddress: origin.ipAddress },
      key: newId(),
      to: { userId: user.id },
    });
    await recordPlatformAudit(transaction, userActor(user), origin, {
      action: "accounts.lock",
      resource: { kind: "user", id: user.id },
    });
    return notice;
  });
  await announceMail(mail);
}
