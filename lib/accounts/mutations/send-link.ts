import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMail } from "@/lib/mail/announce";
import { enqueueMail } from "@/lib/mail/enqueue";
import { accountLinks } from "../account-links";
import { limitByAddress, limitByTarget } from "../account-limits";
import { withEvenDuration } from "../even-duration";
import { lockAccount } from "../lock-account";
import { issueToken } from "../tokens";
import { userActor } from "../user-actor";
import { sendVerification, tellOwner } from "./sign-up";

/** Longer than the slowest of the ways through takes, so that each takes the same. */
const EVEN_MILLISECONDS = 250;

/** Sends the confirmation mail again, if the address waits for one. Says nothing either way. */
export async function resendVerification(email: string, origin: RequestOrigin): Promise<void> {
  await limitByAddress("send-link", origin);
  await limitByTarget("send-link", email);
  await withEvenDuration(EVEN_MILLISECONDS, async () => {
    const mail = await withPlatform("send the confirmation again", async (transaction) => {
      const user = await lockAccount(transaction, email);
      if (!user) return null;
      if (user.emailVerifiedAt !== null) return tellOwner(transaction, user);
      const sent = await sendVerification(transaction, user);
      await recordPlatformAudit(transaction, userActor(user), origin, {
        action: "accounts.resend_verification",
        resource: { kind: "user", id: user.id },
      });
      return sent;
    });
    await announceMail(mail);
  });
}

/** Mails a link to choose a new password, if the address has an account. Says nothing either way. */
export async function requestPasswordReset(email: string, origin: RequestOrigin): Promise<void> {
  await limitByAddress("send-link", origin);
  await limitByTarget("send-link", email);
  await withEvenDuration(EVEN_MILLISECONDS, async () => {
    const mail = await withPlatform("request a password reset", async (transaction) => {
      const user = await lockAccount(transaction, email);
      if (!user) return null;
      const token = await issueToken(transaction, user.id, "reset-password");
      const sent = await enqueueMail(transaction, {
        to: user.email,
        template: "reset-password",
        props: { name: user.name, url: accountLinks.resetPassword(token) },
        idempotencyKey: `reset-password:${newId()}`,
      });
      await recordPlatformAudit(transaction, userActor(user), origin, {
        action: "passwords.request_reset",
        resource: { kind: "user", id: user.id },
      });
      return sent;
    });
    await announceMail(mail);
  });
}
