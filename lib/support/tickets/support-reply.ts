import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";

/**
 * A reply as it goes out to the customer: the only thing that the mails of the support accept. A note is no
 * `SupportReply` and cannot be made one: nothing but sending a reply builds it.
 */
export type SupportReply = {
  readonly kind: "reply";
  organizationId: string;
  organizationName: string;
  organizationSlug: string;
  ticketId: string;
  ticketNumber: number;
  subject: string;
  messageId: string;
  body: string;
  /** Who of the staff wrote it. */
  authorName: string;
  /** The ticket's requester, still a member of the organisation. */
  to: { userId: string; name: string; email: string };
  sentAt: Date;
  /** The reply solved the ticket: ask how it was, say until when it can be opened again. */
  isSolved: boolean;
};

/** How a mail is written of it, in the transaction that sends the reply: `lib/support/mail/send-reply-mail.ts`. */
export type SendReplyMail = (transaction: Transaction, reply: SupportReply) => Promise<QueuedMail>;
