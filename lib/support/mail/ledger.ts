import "server-only";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import type { Correspondent } from "./find-correspondent";
import type { InboundMail } from "./inbound/inbound-mail";
import { stripQuotedText } from "./quoted-text";

const KEPT_DAYS = 90;
const DAY_MILLISECONDS = 24 * 60 * 60_000;
const LONGEST_KEPT_TEXT = 20_000;

type LedgerOutcome = "added" | "opened" | "unverified" | "automatic" | "unknown" | "too_many" | "empty";

/** What became of a mail; `duplicate` of one that is in the ledger. */
export type InboundOutcome = LedgerOutcome | "duplicate";

type Entry = { outcome: LedgerOutcome; reason: string; to: Correspondent | null };

/** Whether a mail with this Message-ID has come in before. */
export async function isKnownMail(messageId: string): Promise<boolean> {
  const known = await withPlatform("look for a mail", (transaction) =>
    transaction.supportInboundMail.count({ where: { messageId } }),
  );
  return known > 0;
}

/** Writes down a mail that becomes no message. */
export async function keepInLedger(mail: InboundMail, entry: Entry): Promise<InboundOutcome> {
  const isNew = await withPlatform("keep what became of a mail", (transaction) =>
    writeLedger(transaction, mail, entry),
  );
  return isNew ? entry.outcome : "duplicate";
}

/** Writes a mail into the ledger; false when it is there already. */
export async function writeLedger(
  transaction: Transaction,
  { messageId, provider, from, subject, text }: InboundMail,
  { outcome, reason, to }: Entry,
): Promise<boolean> {
  const { count } = await transaction.supportInboundMail.createMany({
    data: [
      {
        messageId,
        provider,
        organizationId: to?.organization.id ?? null,
        ticketId: to?.ticket.id ?? null,
        fromAddress: from.address,
        subject: subject.slice(0, 300),
        outcome,
        reason,
        // Of strangers' mails only what staff have to judge is kept.
        text: outcome === "unverified" ? stripQuotedText(text).slice(0, LONGEST_KEPT_TEXT) : "",
        receivedAt: now(),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Forgets mails of 90 days ago. Returns how many. */
export async function pruneInboundMails(): Promise<number> {
  const receivedBefore = new Date(now().getTime() - KEPT_DAYS * DAY_MILLISECONDS);
  const { count } = await withPlatform("forget old inbound mails", (transaction) =>
    transaction.supportInboundMail.deleteMany({ where: { receivedAt: { lt: receivedBefore } } }),
  );
  return count;
}
