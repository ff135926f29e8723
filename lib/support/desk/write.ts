import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { supportReplyWritten } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { announceMails } from "@/lib/mail/announce";
import { logger } from "@/lib/observability/logger";
import { addNote } from "../tickets/add-note";
import { addReply, takeBackReply, type AddedReply, type TakenReply } from "../tickets/add-reply";
import { requireAgent, type Desk } from "./access";
import { contextOf, placeOfTicket } from "./find-ticket";
import { tellMentioned } from "./internal/tell-mentioned";
import { mentionedIn } from "./mentions";
import type { WriteNoteInput, WriteReplyInput } from "./schema";
import { readStaff } from "./staff";

/** Writes a reply, which leaves when it can no longer be taken back. */
export async function writeReply(desk: Desk, input: WriteReplyInput): Promise<AddedReply> {
  requireAgent(desk);
  const { number, ...reply } = input;
  const { added, organizationId } = await withPlatform("reply to a support ticket", async (transaction) => {
    const place = await placeOfTicket(transaction, number);
    const context = contextOf(desk, place);
    return {
      organizationId: place.organizationId,
      added: await addReply(transaction, context, { ...reply, ticketId: place.ticketId }),
    };
  });
  if (added.kind === "waiting") await askToSend(organizationId, added);
  return added;
}

async function askToSend(
  organizationId: string,
  { messageId, sendAfter }: { messageId: string; sendAfter: Date },
): Promise<void> {
  try {
    const data = { organizationId, messageId, sendAfter: sendAfter.toISOString() };
    await sendEvents(supportReplyWritten.create(data, { id: `support-reply:${messageId}` }));
  } catch (error) {
    logger.warn({ err: error, messageId }, "support reply not announced; the watch will send it");
  }
}

/** Takes one's reply back in time. Answers what it said, for the draft; null once it has left. */
export async function takeReplyBack(
  desk: Desk,
  { number, messageId }: { number: number; messageId: string },
): Promise<TakenReply | null> {
  requireAgent(desk);
  return withPlatform("take a support reply back", async (transaction) => {
    const place = await placeOfTicket(transaction, number);
    return takeBackReply(transaction, contextOf(desk, place), { ticketId: place.ticketId, messageId });
  });
}

/** Writes a note among staff, and tells whoever is mentioned in it. */
export async function writeNote(desk: Desk, { number, body, uploadIds }: WriteNoteInput): Promise<void> {
  requireAgent(desk);
  const mails = await withPlatform("add a support note", async (transaction) => {
    const place = await placeOfTicket(transaction, number);
    const mentioned = mentionedIn(body, await readStaff(transaction)).filter(
      ({ userId }) => userId !== desk.actor.userId,
    );
    const context = contextOf(desk, place);
    const note = await addNote(transaction, context, {
      ticketId: place.ticketId,
      body,
      uploadIds,
      mentionedUserIds: mentioned.map(({ userId }) => userId),
    });
    return tellMentioned(transaction, { note, mentioned, authorName: desk.actor.name });
  });
  await announceMails(mails);
}
