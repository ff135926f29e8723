import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { formatMinute } from "@/lib/core/format/date-time";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { REPLY_MARKER } from "./quoted-text";
import { AUTOMATIC, threadOf } from "./thread";

export type Confirmation = {
  ticketId: string;
  number: number;
  subject: string;
  body: string;
  firstResponseDueAt: Date;
  to: { id: string; name: string; email: string };
};

type Organization = Pick<OrganizationContext, "organizationId" | "organizationSlug">;

/** Confirms a request, with its number and the time by which it is answered. Announce it after the commit. */
export async function enqueueConfirmation(
  transaction: Transaction,
  { organizationId, organizationSlug }: Organization,
  { ticketId, number, subject, body, firstResponseDueAt, to }: Confirmation,
): Promise<QueuedMail> {
  const { replyTo, headers } = await threadOf(
    transaction,
    { organizationId, ticketId, ticketNumber: number },
    to.id,
  );
  const { timeZone } = await transaction.user.findUniqueOrThrow({
    where: { id: to.id },
    select: { timeZone: true },
  });
  return enqueueMail(transaction, {
    to: to.email,
    template: "support-confirmation",
    props: {
      number,
      subject,
      body,
      answerDue: formatMinute(firstResponseDueAt, timeZone),
      url: new URL(`/${organizationSlug}/support/${ticketId}`, env.APP_URL).href,
      replyMarker: replyTo === null ? null : REPLY_MARKER,
    },
    organizationId,
    idempotencyKey: `support-confirmation:${ticketId}`,
    replyTo,
    headers: { ...headers, ...AUTOMATIC },
  });
}
