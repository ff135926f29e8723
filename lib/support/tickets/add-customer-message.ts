import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { afterCustomerMessage } from "../sla/clocks";
import { readPromises } from "../sla/promises";
import {
  lockTicket,
  saveTicket,
  ticketResource,
  type LockedTicket,
  type TicketContext,
} from "./locked-ticket";
import { isOverForGood, statusAfterCustomerMessage } from "./statuses";
import type { TicketSource } from "./vocabulary";

export type CustomerMessage = {
  /** Given where the same message may be sent twice. */
  id?: string;
  ticketId: string;
  /** Null for one that an API key sends. */
  authorUserId: string | null;
  body: string;
  source: TicketSource;
  /** The Message-ID of the mail that it came in: the same mail is added once. */
  mailMessageId?: string | null;
};

export type AddedCustomerMessage =
  | { kind: "added"; messageId: string; number: number; subject: string; isReopened: boolean }
  /** The mail is in the ticket already. */
  | { kind: "duplicate" }
  /** The ticket is over for good, or goes on in `mergedIntoId`: open another, or write there. */
  | { kind: "closed"; number: number; mergedIntoId: string | null };

/**
 * Adds what the customer wrote: the ticket is open again, a snooze is over, and the clock of the next answer runs
 * from the first message that waits. Through either door; check before that the author may write there.
 */
export async function addCustomerMessage(
  transaction: Transaction,
  context: TicketContext,
  message: CustomerMessage,
): Promise<AddedCustomerMessage> {
  const { organizationId } = context;
  const at = now();
  const ticket = await lockTicket(transaction, context, message.ticketId);
  if (await isKnown(transaction, organizationId, message.mailMessageId)) return { kind: "duplicate" };
  if (isOver(ticket, at)) return { kind: "closed", number: ticket.number, mergedIntoId: ticket.mergedIntoId };
  const messageId = message.id ?? newId();
  await transaction.supportMessage.createMany({
    data: {
      organizationId,
      id: messageId,
      ticketId: ticket.id,
      kind: "customer",
      authorUserId: message.authorUserId,
      body: message.body,
      source: message.source,
      mailMessageId: message.mailMessageId ?? null,
      createdAt: at,
      sentAt: at,
    },
  });
  const promises = await readPromises(transaction, organizationId, ticket);
  await saveTicket(transaction, context, ticket.id, {
    ...afterCustomerMessage(ticket.clocks, promises, at, messageId),
    at,
    set: { conversationVersion: { increment: 1 }, lastMessageAt: at, snoozedUntil: null },
  });
  const isReopened = ticket.clocks.status === "solved";
  await recordAudit(transaction, context, {
    action: isReopened ? "support.reopen_ticket" : "support.add_message",
    resource: ticketResource(ticket),
    before: { status: ticket.clocks.status },
    after: { status: "open", source: message.source },
  });
  return { kind: "added", messageId, number: ticket.number, subject: ticket.subject, isReopened };
}

function isOver({ clocks }: LockedTicket, at: Date): boolean {
  if (statusAfterCustomerMessage(clocks.status) === null) return true;
  return clocks.status === "solved" && clocks.solvedAt !== null && isOverForGood(clocks.solvedAt, at);
}

async function isKnown(
  transaction: Transaction,
  organizationId: string,
  mailMessageId: string | null | undefined,
): Promise<boolean> {
  if (!mailMessageId) return false;
  const known = await transaction.supportMessage.findUnique({
    where: { organizationId_mailMessageId: { organizationId, mailMessageId } },
    select: { id: true },
  });
  return known !== null;
}
