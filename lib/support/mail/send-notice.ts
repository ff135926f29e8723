import "server-only";
import { formatMinute } from "@/lib/core/format/date-time";
import type { Transaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { enqueueMail, type QueuedMail } from "@/lib/mail/enqueue";
import { rateUrl } from "@/lib/support/requests/rate-link";
import { readRequester } from "@/lib/support/tickets/requester";
import { REOPEN_DAYS } from "@/lib/support/tickets/statuses";
import { ticketLabel } from "@/lib/support/tickets/vocabulary";
import { REPLY_MARKER } from "./quoted-text";
import { AUTOMATIC, threadOf } from "./thread";

/** What happened to a request: in words of ours alone, so that nothing among staff can be in it. */
export type Happened =
  | { kind: "split"; fromNumber: number; answerDueAt: Date }
  /** `time` is how often it was solved before. */
  | { kind: "solved"; at: Date; time: number };

export type NoticedTicket = {
  organizationId: string;
  ticketId: string;
  ticketNumber: number;
  subject: string;
  requesterUserId: string | null;
};

/**
 * Mails whoever asked what happened to their request without an answer. Null where nobody is left to be told.
 * Through the platform's door; announce it after the commit.
 */
export async function enqueueSupportNotice(
  transaction: Transaction,
  ticket: NoticedTicket,
  happened: Happened,
): Promise<QueuedMail | null> {
  const { organizationId, ticketId, ticketNumber, subject } = ticket;
  const { to, organizationSlug } = await readRequester(transaction, ticket);
  if (to === null) return null;
  const { replyTo, headers } = await threadOf(transaction, ticket, to.userId);
  const { timeZone } = await transaction.user.findUniqueOrThrow({
    where: { id: to.userId },
    select: { timeZone: true },
  });
  const link = { organizationId, ticketId, userId: to.userId };
  return enqueueMail(transaction, {
    to: to.email,
    template: "support-notice",
    props: {
      number: ticketNumber,
      subject,
      ...wordsOf(happened, { ticketNumber, subject, timeZone }),
      url: new URL(`/${organizationSlug}/support/${ticketId}`, env.APP_URL).href,
      rateUrl: happened.kind === "solved" ? rateUrl(link, happened.at) : null,
      reopenDays: REOPEN_DAYS,
      replyMarker: replyTo === null ? null : REPLY_MARKER,
    },
    organizationId,
    idempotencyKey:
      happened.kind === "split" ? `support-split:${ticketId}` : `support-solved:${ticketId}:${happened.time}`,
    replyTo,
    headers: { ...headers, ...AUTOMATIC },
  });
}

type Words = { ticketNumber: number; subject: string; timeZone: string };

function wordsOf(happened: Happened, { ticketNumber, subject, timeZone }: Words) {
  const label = ticketLabel(ticketNumber);
  if (happened.kind === "solved")
    return {
      title: `Your request ${label} is solved`,
      text: `The support marked “${subject}” as solved.`,
    };
  const from = ticketLabel(happened.fromNumber);
  const due = formatMinute(happened.answerDueAt, timeZone);
  return {
    title: `A request of its own: ${label}`,
    text: `Part of your request ${from} is about something else. It goes on as “${subject}”, and is answered by ${due}.`,
  };
}
