import "server-only";
import type { PhoneChange } from "@/emails/phone-changed";
import { accountLinks } from "@/lib/accounts/account-links";
import { formatInstant } from "@/lib/accounts/format-instant";
import { now } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";

/** Tells somebody by mail that alerts are texted to another phone from now on, or to none. */
export async function enqueuePhoneNotice(
  transaction: Transaction,
  user: { name: string; email: string },
  origin: RequestOrigin,
  change: PhoneChange,
  ending: string,
): Promise<QueuedMail> {
  return enqueueMail(transaction, {
    to: user.email,
    template: "phone-changed",
    props: {
      name: user.name,
      change,
      ending,
      changedAt: formatInstant(now()),
      ipAddress: origin.ipAddress,
      resetUrl: accountLinks.forgotPassword(),
    },
    idempotencyKey: `phone-changed:${newId()}`,
  });
}
