import "server-only";
import { formatBytes } from "@/lib/core/format/bytes";
import { env } from "@/lib/env";
import { enqueueMail } from "@/lib/mail/enqueue";
import { rateUrl } from "@/lib/support/requests/rate-link";
import { REOPEN_DAYS } from "@/lib/support/tickets/statuses";
import type { SendReplyMail } from "@/lib/support/tickets/support-reply";
import { REPLY_MARKER } from "./quoted-text";
import { threadOf } from "./thread";

/**
 * Writes the mail of a reply. Only a `SupportReply` can be mailed: a note among staff has no way in. Announce it
 * after the commit; the same reply is mailed once.
 */
export const sendReplyMail: SendReplyMail = async (transaction, reply) => {
  const { organizationId, ticketId, ticketNumber, messageId, to } = reply;
  const { replyTo, headers } = await threadOf(transaction, reply, to.userId);
  const files = await transaction.supportAttachment.findMany({
    where: { organizationId, messageId, noteId: null, scanState: "clean" },
    orderBy: { id: "asc" },
    select: { fileName: true, sizeBytes: true },
  });
  return enqueueMail(transaction, {
    to: to.email,
    template: "support-reply",
    props: {
      number: ticketNumber,
      subject: reply.subject,
      body: reply.body,
      authorName: reply.authorName,
      files: files.map(({ fileName, sizeBytes }) => ({
        name: fileName,
        size: formatBytes(Number(sizeBytes)),
      })),
      url: new URL(`/${reply.organizationSlug}/support/${ticketId}`, env.APP_URL).href,
      rateUrl: reply.isSolved ? rateUrl({ organizationId, ticketId, userId: to.userId }, reply.sentAt) : null,
      reopenDays: REOPEN_DAYS,
      replyMarker: replyTo === null ? null : REPLY_MARKER,
    },
    organizationId,
    idempotencyKey: `support-reply:${messageId}`,
    replyTo,
    headers,
  });
};
