import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import type { SupportNote } from "../../tickets/add-note";
import { ticketLabel } from "../../tickets/vocabulary";

type Mention = {
  note: SupportNote;
  mentioned: readonly { userId: string; email: string }[];
  authorName: string;
};

/** Mails staff that a note mentions them. The mail names the ticket; what the note says stays in the desk. */
export async function tellMentioned(
  transaction: Transaction,
  { note, mentioned, authorName }: Mention,
): Promise<QueuedMail[]> {
  const label = ticketLabel(note.ticketNumber);
  const mails: QueuedMail[] = [];
  for (const { userId, email } of mentioned)
    mails.push(
      await enqueueMail(transaction, {
        to: email,
        template: "staff-notice",
        props: {
          title: `${authorName} mentioned you in ${label}`,
          body: `A note in ticket ${label} asks for you.`,
          url: new URL(`/staff/support/${note.ticketNumber}`, env.APP_URL).href,
        },
        idempotencyKey: `staff:support-mention:${note.noteId}:${userId}`,
      }),
    );
  return mails;
}
