import "server-only";
import type { SignInMethodChange } from "@/emails/sign-in-method-changed";
import { now as readClock } from "@/lib/core/clock";
import type { RequestOrigin } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { accountLinks } from "../account-links";
import { formatInstant } from "../format-instant";

/** Tells somebody by mail that the way they sign in changed: the one sign of a theft they cannot miss. */
export async function enqueueFactorNotice(
  transaction: Transaction,
  user: { name: string; email: string },
  origin: RequestOrigin,
  change: SignInMethodChange,
): Promise<QueuedMail> {
  return enqueueMail(transaction, {
    to: user.email,
    template: "sign-in-method-changed",
    props: {
      name: user.name,
      change,
      changedAt: formatInstant(readClock()),
      ipAddress: origin.ipAddress,
      resetUrl: accountLinks.forgotPassword(),
    },
    idempotencyKey: `sign-in-method-changed:${newId()}`,
  });
}
