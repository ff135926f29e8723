import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { attachFiles } from "../attachments/attach-files";
import { giveUploadsBack, takeUploads, type Upload } from "../attachments/uploads";
import type { StaffTicketContext } from "./add-note";
import { lockTicket, requireUnmerged, ticketResource } from "./locked-ticket";
import { UNDO_SECONDS, type StatusWhenSent } from "./reply-limits";

export type NewReply = {
  ticketId: string;
  body: string;
  statusWhenSent: StatusWhenSent;
  /** The conversation on which it was written. */
  basedOnVersion: number;
  /** Files of the author that wait for their message. */
  uploadIds?: readonly string[];
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
  const files = await takeUploads(transaction, context, reply.uploadIds ?? []);
  const beside = { messageId };
  await attachFiles(
    transaction,
    { organizationId, ticketId: ticket.id, beside, uploadedByUserId: actor.userId },
    files,
  );
  await transaction.supportTicket.updateMany({
    where: { organizationId, id: ticket.id },
    data: { conversationVersion: { increment: 1 }, changedAt: at },
  });
  await recordAudit(transaction, context, {
    action: "support.reply",
    resource: ticketResource(ticket),
    after: { message_id: messageId, status: reply.statusWhenSent, files: files.length },
  });
  return { kind: "waiting", messageId, sendAfter };
}

/** What a reply said that was taken back; its files are uploads of its author again. */
export type TakenReply = { body: string; files: Upload[] };

/** Takes a reply back that has not left yet, and gives back what it said. Null once it has. Only its author may. */
export async function takeBackReply(
  transaction: Transaction,
  context: StaffTicketContext,
  { ticketId, messageId }: { ticketId: string; messageId: string },
): Promise<TakenReply | null> {
  const { organizationId, actor } = context;
  const ticket = await lockTicket(transaction, context, ticketId);
  const own = { organizationId, id: messageId, ticketId, authorUserId: actor.userId, isPending: true };
  const pending = await transaction.supportMessage.findFirst({ where: own, select: { body: true } });
  if (pending === null) return null;
  const files = await giveUploadsBack(transaction, context, messageId);
  // Its row is locked by its ticket: what was found is there.
  await transaction.supportMessage.deleteMany({ where: own });
  await recordAudit(transaction, context, {
    action: "support.take_back_reply",
    resource: ticketResource(ticket),
    after: { message_id: messageId },
  });
  return { body: pending.body, files };
}
