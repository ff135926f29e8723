import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { TicketPlace } from "../find-ticket";
import type { ConversationEntry, TicketAttachment } from "../types";

/** More of one ticket is not read on a page; the oldest are left out. */
const MOST_ENTRIES = 500;

const FILES = {
  attachments: {
    orderBy: { id: "asc" },
    select: { id: true, fileName: true, mediaType: true, sizeBytes: true, scanState: true },
  },
} as const;

/** Messages and notes of a ticket in the order in which they were written. */
export async function readConversation(
  transaction: Transaction,
  { organizationId, ticketId }: TicketPlace,
  staffUserId: string,
): Promise<ConversationEntry[]> {
  const where = { organizationId, ticketId };
  const newest = { orderBy: { createdAt: "desc" }, take: MOST_ENTRIES } as const;
  const messages = await transaction.supportMessage.findMany({
    where,
    ...newest,
    include: FILES,
  });
  const notes = await transaction.supportNote.findMany({ where, ...newest, include: FILES });
  const names = await readNames(
    transaction,
    [...messages, ...notes].map(({ authorUserId }) => authorUserId),
  );
  const said = messages.map((message): ConversationEntry => ({
    kind: message.kind === "reply" || message.kind === "system" ? message.kind : "customer",
    id: message.id,
    authorName: names.get(message.authorUserId ?? "") ?? null,
    body: message.body,
    source: message.source,
    at: message.createdAt,
    sendAfter: message.isPending ? message.sendAfter : null,
    isOwn: message.authorUserId === staffUserId,
    attachments: message.attachments.map(toAttachment),
  }));
  const noted = notes.map((note): ConversationEntry => ({
    kind: "note",
    id: note.id,
    authorName: names.get(note.authorUserId) ?? null,
    body: note.body,
    at: note.createdAt,
    isOwn: note.authorUserId === staffUserId,
    attachments: note.attachments.map(toAttachment),
  }));
  return [...said, ...noted].toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function toAttachment(row: Omit<TicketAttachment, "sizeBytes"> & { sizeBytes: bigint }): TicketAttachment {
  return { ...row, sizeBytes: Number(row.sizeBytes) };
}

async function readNames(
  transaction: Transaction,
  userIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(userIds.filter((id) => id !== null))];
  const people = await transaction.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
