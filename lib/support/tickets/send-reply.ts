import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { afterCustomerMessage, afterReply, moveClocks } from "../sla/clocks";
import { readPromises } from "../sla/promises";
import { lockTicket, saveTicket } from "./locked-ticket";
import { readRequester } from "./requester";
import { isTicketStatus } from "./statuses";
import type { SupportReply } from "./support-reply";

/** A reply that waits to be sent. */
export type PendingReply = { organizationId: string; messageId: string };

/** What became of a reply: `mail` is null where nobody is left to be mailed. */
export type SentReply = { mail: SupportReply | null };

/**
 * Sends a reply whose time has come: customers see it, clocks of answers end, the ticket takes the status it was
 * written with. Null when it was taken back, is sent already or has to wait. Through the platform's door.
 */
export async function sendReply(
  transaction: Transaction,
  { organizationId, messageId }: PendingReply,
  at: Date,
): Promise<SentReply | null> {
  const where = { organizationId, id: messageId, isPending: true, sendAfter: { lte: at } };
  const found = await transaction.supportMessage.findFirst({ where, select: { ticketId: true } });
  if (found === null) return null;
  const ticket = await lockTicket(transaction, { organizationId }, found.ticketId);
  const { count } = await transaction.supportMessage.updateMany({
    where,
    data: { isPending: false, sentAt: at, sendAfter: null },
  });
  if (count === 0) return null;
  const message = await transaction.supportMessage.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id: messageId } },
    select: { body: true, authorUserId: true, statusWhenSent: true, createdAt: true },
  });
  const later = await findLaterMessage(transaction, {
    organizationId,
    ticketId: ticket.id,
    than: message.createdAt,
  });
  const wanted = message.statusWhenSent ?? "";
  // What came while the reply could be taken back is not answered by it: the ticket stays open for that.
  const keepsStatus = later !== null || ticket.clocks.status === "closed" || !isTicketStatus(wanted);
  const status = keepsStatus ? ticket.clocks.status : wanted;
  const promises = await readPromises(transaction, organizationId, ticket);
  const answered = afterReply(ticket.clocks, at);
  const moved =
    later === null
      ? moveClocks(answered.clocks, status, promises, at)
      : afterCustomerMessage(answered.clocks, promises, later.createdAt, later.id);
  await saveTicket(transaction, { organizationId }, ticket.id, {
    clocks: moved.clocks,
    outcomes: [...answered.outcomes, ...moved.outcomes],
    at,
    set: { lastMessageAt: at, firstRespondedAt: answered.clocks.firstRespondedAt },
  });
  const { requesterUserId } = ticket;
  const { to, ...organization } = await readRequester(transaction, { organizationId, requesterUserId });
  if (to === null) return { mail: null };
  return {
    mail: {
      kind: "reply",
      organizationId,
      ...organization,
      ticketId: ticket.id,
      ticketNumber: ticket.number,
      subject: ticket.subject,
      messageId,
      body: message.body,
      authorName: await readAuthorName(transaction, message.authorUserId),
      to,
      sentAt: at,
      isSolved: status === "solved",
    },
  };
}

async function findLaterMessage(
  transaction: Transaction,
  { organizationId, ticketId, than }: { organizationId: string; ticketId: string; than: Date },
): Promise<{ id: string; createdAt: Date } | null> {
  return transaction.supportMessage.findFirst({
    where: { organizationId, ticketId, kind: "customer", createdAt: { gt: than } },
    orderBy: { createdAt: "asc" },
    select: { id: true, createdAt: true },
  });
}

async function readAuthorName(transaction: Transaction, userId: string | null): Promise<string> {
  const author =
    userId === null
      ? null
      : await transaction.user.findUnique({ where: { id: userId }, select: { name: true } });
  return author?.name ?? "Regulix support";
}
