import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { StaffActor } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { attachFiles } from "../attachments/attach-files";
import { takeUploads } from "../attachments/uploads";
import { lockTicket, ticketResource, type TicketContext } from "./locked-ticket";

export type StaffTicketContext = TicketContext & { actor: StaffActor };

/** A note as it was written: among staff, and nothing that a mail accepts. */
export type SupportNote = { readonly kind: "note"; noteId: string; ticketId: string; ticketNumber: number };

export type NewNote = {
  ticketId: string;
  body: string;
  mentionedUserIds: readonly string[];
  uploadIds?: readonly string[];
};

/** Adds a note that only staff see. No clock takes notice of it. Through the platform's door. */
export async function addNote(
  transaction: Transaction,
  context: StaffTicketContext,
  note: NewNote,
): Promise<SupportNote> {
  const { organizationId, actor } = context;
  const ticket = await lockTicket(transaction, context, note.ticketId);
  const noteId = newId();
  await transaction.supportNote.create({
    data: {
      organizationId,
      id: noteId,
      ticketId: ticket.id,
      authorUserId: actor.userId,
      body: note.body,
      mentionedUserIds: [...note.mentionedUserIds],
      createdAt: now(),
    },
  });
  const files = await takeUploads(transaction, context, note.uploadIds ?? []);
  await attachFiles(
    transaction,
    { organizationId, ticketId: ticket.id, beside: { noteId }, uploadedByUserId: actor.userId },
    files,
  );
  await recordAudit(transaction, context, {
    action: "support.add_note",
    resource: ticketResource(ticket),
    after: { note_id: noteId, files: files.length },
  });
  return { kind: "note", noteId, ticketId: ticket.id, ticketNumber: ticket.number };
}
