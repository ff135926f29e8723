import "server-only";
import { notFound } from "@/lib/core/errors";
import { isId } from "@/lib/core/ids";
import { typedText } from "@/lib/core/typed-text";
import type { Prisma } from "@/lib/db/generated/client";
import { withPlatform } from "@/lib/db/with-platform";
import { isMailState, type MailState } from "./states";

const PAGE_MAILS = 50;

/** A mail without what it says. */
export type MailLogItem = {
  id: string;
  recipient: string;
  subject: string;
  template: string;
  state: MailState;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  organization: { id: string; name: string } | null;
  /** False once its text is erased: after delivery, or when it was given up. */
  hasText: boolean;
};

export type MailLogPage = { mails: MailLogItem[]; nextCursor: string | null };

const ITEM = {
  id: true,
  recipient: true,
  subject: true,
  template: true,
  state: true,
  attempts: true,
  lastError: true,
  createdAt: true,
  finishedAt: true,
  organization: { select: { id: true, name: true } },
  text: true,
} as const;

type Row = Prisma.MailMessageGetPayload<{ select: typeof ITEM }>;

/** The mails of the last 30 days, newest first: those in one of the states, to whom the text names. */
export async function listMailLog(
  filters: { states: readonly MailState[]; recipient: string },
  after?: string,
): Promise<MailLogPage> {
  const recipient = typedText(filters.recipient);
  const rows = await withPlatform("list mails for staff", (transaction) =>
    transaction.mailMessage.findMany({
      where: {
        ...(filters.states.length > 0 && { state: { in: [...filters.states] } }),
        ...(recipient !== "" && { recipient: { contains: recipient, mode: "insensitive" } }),
        ...(after !== undefined && isId(after) && { id: { lt: after } }),
      },
      select: ITEM,
      orderBy: { id: "desc" },
      take: PAGE_MAILS + 1,
    }),
  );
  const mails = rows.slice(0, PAGE_MAILS).map(toItem);
  return { mails, nextCursor: rows.length > PAGE_MAILS ? (mails.at(-1)?.id ?? null) : null };
}

/** One mail without its text. Throws NOT_FOUND. */
export async function getMailLogItem(id: string): Promise<MailLogItem> {
  if (!isId(id)) throw notFound("mail");
  const row = await withPlatform("show a mail to staff", (transaction) =>
    transaction.mailMessage.findUnique({ where: { id }, select: ITEM }),
  );
  if (row === null) throw notFound("mail");
  return toItem(row);
}

function toItem({ text, state, ...row }: Row): MailLogItem {
  return { ...row, state: isMailState(state) ? state : "failed", hasText: text !== "" };
}
