import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import type { Transaction } from "@/lib/db/transaction";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { sendReplyMail } from "../mail/send-reply-mail";
import { sendReply, type PendingReply } from "../tickets/send-reply";
import type { SupportReply } from "../tickets/support-reply";

/** More than staff can write in the time in which replies are lost. */
const MOST_AT_ONCE = 200;

/** Sends a reply that can no longer be taken back, with its mail; once, however often it is asked for. */
export async function sendPendingReply(pending: PendingReply): Promise<{ sent: boolean }> {
  const outcome = await withPlatform("send a support reply", async (transaction) => {
    const sent = await sendReply(transaction, pending, now());
    if (sent === null) return null;
    return sent.mail === null ? [] : tellRequester(transaction, sent.mail);
  });
  await announceMails(outcome ?? []);
  return { sent: outcome !== null };
}

async function tellRequester(transaction: Transaction, reply: SupportReply): Promise<QueuedMail[]> {
  const { organizationId, ticketId, ticketNumber, subject, authorName, isSolved } = reply;
  const told = await notify(transaction, {
    type: "support.answered",
    organizationId,
    to: { userId: reply.to.userId },
    data: { number: ticketNumber, ticketId, subject, by: authorName, isSolved },
    key: reply.messageId,
  });
  return [...told, await sendReplyMail(transaction, reply)];
}

/** Sends what an event was lost for. Returns how many. */
export async function sendDueReplies(at: Date): Promise<number> {
  const due = await withPlatform("find support replies to send", (transaction) =>
    transaction.supportMessage.findMany({
      where: { isPending: true, sendAfter: { lte: at } },
      orderBy: { sendAfter: "asc" },
      take: MOST_AT_ONCE,
      select: { organizationId: true, id: true },
    }),
  );
  let count = 0;
  for (const { organizationId, id } of due) {
    const { sent } = await sendPendingReply({ organizationId, messageId: id });
    if (sent) count += 1;
  }
  return count;
}
