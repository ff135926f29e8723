import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import type { Said } from "../../sla/split-clocks";
import type { TicketPlace } from "../find-ticket";

/** What goes to the new ticket and what stays, in order. */
type ChosenEntries = { moved: Said[]; kept: Said[]; noteIds: string[] };

/** Sorts the messages of a locked ticket by whether they were chosen. CONFLICT where that makes no two tickets. */
export async function chooseEntries(
  transaction: Transaction,
  { organizationId, ticketId }: TicketPlace,
  entryIds: readonly string[],
): Promise<ChosenEntries> {
  const chosen = new Set(entryIds);
  const rows = await transaction.supportMessage.findMany({
    where: { organizationId, ticketId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, createdAt: true, sentAt: true, isPending: true },
  });
  if (rows.some(({ id, isPending }) => isPending && chosen.has(id)))
    throw refusal("A reply that has not left yet stays where it is. Wait until it has left.");
  const messages = rows.map(({ id, kind, createdAt, sentAt }): Said => ({
    id,
    kind: kind === "reply" || kind === "system" ? kind : "customer",
    at: sentAt ?? createdAt,
  }));
  const notes = await transaction.supportNote.findMany({
    where: { organizationId, ticketId, id: { in: [...chosen] } },
    select: { id: true },
  });
  const moved = messages.filter(({ id }) => chosen.has(id));
  const kept = messages.filter(({ id }) => !chosen.has(id));
  if (moved.length + notes.length < chosen.size)
    throw refusal("Something of it is no longer in this ticket. Load the page again and choose anew.");
  if (!hasCustomer(moved)) throw refusal("Choose at least one message of the customer.");
  if (!hasCustomer(kept)) throw refusal("Leave at least one message of the customer in this ticket.");
  return { moved, kept, noteIds: notes.map(({ id }) => id) };
}

/** Moves what was chosen, with its files. */
export async function moveEntries(
  transaction: Transaction,
  { organizationId, ticketId }: TicketPlace,
  intoId: string,
  { moved, noteIds }: ChosenEntries,
): Promise<void> {
  const messageIds = moved.map(({ id }) => id);
  const into = { ticketId: intoId };
  await transaction.supportMessage.updateMany({
    where: { organizationId, ticketId, id: { in: messageIds } },
    data: into,
  });
  await transaction.supportNote.updateMany({
    where: { organizationId, ticketId, id: { in: noteIds } },
    data: into,
  });
  await transaction.supportAttachment.updateMany({
    where: {
      organizationId,
      ticketId,
      OR: [{ messageId: { in: messageIds } }, { noteId: { in: noteIds } }],
    },
    data: into,
  });
  await transaction.supportTicket.updateMany({
    where: { organizationId, id: intoId },
    data: { conversationVersion: messageIds.length + 1 },
  });
}

function hasCustomer(messages: readonly Said[]): boolean {
  return messages.some(({ kind }) => kind === "customer");
}

function refusal(message: string): AppError {
  return new AppError("CONFLICT", message, { fields: [{ field: "entryIds", message }] });
}
