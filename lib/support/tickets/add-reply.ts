import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import type { StaffTicketContext } from "./add-note";
import { lockTicket, requireUnmerged, ticketResource } from "./locked-ticket";
import { UNDO_SECONDS, type StatusWhenSent } from "./reply-limits";

export type NewReply = {
  ticketId: string;
  body: string;
  statusWhenSent: StatusWhenSent;
  /** The conversation on which it was written. */
  basedOnVersion: number;
  /** The author has seen that there is more now, and sends it all the same. */
  isConfirmed: boolean;
};

export type AddedReply =
  | { kind: "waiting"; messageId: string; sendAfter: Date }
  /** Somebody wrote meanwhile: nothing is saved, the author decides. */
  | { kind: "outdated"; newMessages: number };

/**
 * Writes a reply that is sent after a short while in which it can be taken back; until then no customer sees it.
 * Ask for its sending after the commit. Through the platform's door.
 */
export async function addReply(
  transaction: Transaction,
  context: StaffTicketContext,
  reply: NewReply,
): Promise<AddedReply> {
  const { organizationId, actor } = context;
  const at = now();
  const ticket = await lockTicket(transaction, context, reply.ticketId);
  requireUnmerged(ticket);
  if (ticket.clocks.status === "closed")
    throw new AppError("CONFLICT", "This ticket is closed. The customer can open a new one.");
  const newMessages = ticket.conversationVersion - reply.basedOnVersion;
  if (newMessages > 0 && !reply.isConfirmed) return { kind: "outdated", newMessages };
  const messageId = newId();
  const sendAfter = new Date(at.getTime() + UNDO_SECONDS * 1_000);
  await transaction.supportMessage.create({
    data: {
      organizationId,
      id: messageId,
      ticketId: ticket.id,
      kind: "reply",
      authorUserId: actor.userId,
      body: reply.body,
      source: "web",
      createdAt: at,
      isPending: true,
      sendAfter,
      statusWhenSent: reply.statusWhenSent,
    },
  });
  await transaction.supportTicket.updateMany({
    where: { organizationId, id: ticket.id },
    data: { conversationVersion: { increment: 1 }, changedAt: at },
  });
  await recordAudit(transaction, context, {
    action: "support.reply",
    resource: ticketResource(ticket),
    after: { message_id: messageId, status: reply.statusWhenSent },
  });
  return { kind: "waiting", messageId, sendAfter };
}

/** Takes a reply back that has not left yet, and gives its text back. Null once it has. Only its author may. */
export async function takeBackReply(
  transaction: Transaction,
  context: StaffTicketContext,
  { ticketId, messageId }: { ticketId: string; messageId: string },
): Promise<string | null> {
  const { organizationId, actor } = context;
  const ticket = await lockTicket(transaction, context, ticketId);
  const own = { organizationId, id: messageId, ticketId, authorUserId: actor.userId, isPending: true };
  const pending = await transaction.supportMessage.findFirst({ where: own, select: { body: true } });
  const { count } = await transaction.supportMessage.deleteMany({ where: own });
  if (pending === null || count === 0) return null;
  await recordAudit(transaction, context, {
    action: "support.take_back_reply",
    resource: ticketResource(ticket),
    after: { message_id: messageId },
  });
  return pending.body;
}
