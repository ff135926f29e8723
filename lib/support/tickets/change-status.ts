import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { moveClocks } from "../sla/clocks";
import { readPromises } from "../sla/promises";
import { lockTicket, requireUnmerged, saveTicket, ticketResource, type TicketContext } from "./locked-ticket";
import {
  isOverForGood,
  mayMove,
  TICKET_STATUS_LABELS,
  type StatusMover,
  type TicketStatus,
} from "./statuses";

/**
 * Moves a ticket to another status, as whoever acts may. Asking for the status that it has changes nothing
 * and answers false. Through either door: customers solve their tickets and open them again, staff do the rest.
 */
export async function changeStatus(
  transaction: Transaction,
  context: TicketContext,
  { ticketId, status }: { ticketId: string; status: TicketStatus },
): Promise<boolean> {
  const at = now();
  const ticket = await lockTicket(transaction, context, ticketId);
  const { clocks } = ticket;
  if (clocks.status === status) return false;
  requireUnmerged(ticket);
  if (!mayMove(clocks.status, status, moverOf(context)))
    throw new AppError(
      "CONFLICT",
      `This ticket is ${words(clocks.status)} and cannot become ${words(status)}.`,
    );
  if (clocks.solvedAt !== null && status === "open" && isOverForGood(clocks.solvedAt, at))
    throw new AppError("CONFLICT", "This ticket was solved too long ago. Open a new one that names it.");
  if (status === "pending" && clocks.awaitingMessageId !== null)
    throw new AppError("CONFLICT", "The customer waits for an answer: send one, and let it wait for theirs.");
  const promises = await readPromises(transaction, context.organizationId, ticket);
  await saveTicket(transaction, context, ticketId, { ...moveClocks(clocks, status, promises, at), at });
  await recordAudit(transaction, context, {
    action: "support.change_status",
    resource: ticketResource(ticket),
    before: { status: clocks.status },
    after: { status },
  });
  return true;
}

function moverOf({ actor }: TicketContext): StatusMover {
  switch (actor.kind) {
    case "staff":
      return "staff";
    case "system":
      return "system";
    case "user":
    case "api_key":
      return "customer";
  }
}

function words(status: TicketStatus): string {
  return TICKET_STATUS_LABELS[status].toLowerCase();
}
