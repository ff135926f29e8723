import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { messageIdOf } from "@/lib/mail/message-id";
import type { MailHeaders } from "@/lib/mail/transport";
import { replyAddress } from "./reply-address";
import { replyBase } from "./reply-base";

const MOST_REFERENCES = 10;

type Ticket = { organizationId: string; ticketId: string; ticketNumber: number };

/** What makes mail programs show all mails of a request as one conversation, and answers find their way back. */
export async function threadOf(
  transaction: Transaction,
  { organizationId, ticketId, ticketNumber }: Ticket,
  userId: string,
): Promise<{ replyTo: string | null; headers: MailHeaders }> {
  const base = replyBase();
  const received = await transaction.supportMessage.findMany({
    where: { organizationId, ticketId, mailMessageId: { not: null } },
    select: { mailMessageId: true },
    orderBy: { createdAt: "desc" },
    take: MOST_REFERENCES,
  });
  // Nobody ever sent the first one: it only holds the others together.
  const root = messageIdOf(`request-${ticketId}`, env.MAIL_FROM);
  const references = [root, ...received.flatMap(({ mailMessageId }) => mailMessageId ?? []).reverse()];
  return {
    replyTo: base && replyAddress(base, { ticketNumber, userId }),
    headers: {
      "In-Reply-To": `<${references.at(-1) ?? root}>`,
      References: references.map((id) => `<${id}>`).join(" "),
    },
  };
}

/** Of mails that nobody wrote: programs that answer by themselves leave them alone (RFC 3834). */
export const AUTOMATIC: MailHeaders = { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" };
