import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

const SHOWN = 100;

export type MailboxItem = { id: string; recipient: string; subject: string; createdAt: Date };
/** `replyTo` where an answer can be written in the mailbox itself. */
export type MailboxMessage = MailboxItem & { html: string; text: string; replyTo: string | null };

const ITEM = { id: true, recipient: true, subject: true, createdAt: true } as const;

/** The mails that had nowhere to go, newest first. */
export async function listMailbox(): Promise<MailboxItem[]> {
  return withPlatform("read the local mailbox", (transaction) =>
    transaction.mailMessage.findMany({
      where: { state: "in_mailbox" },
      select: ITEM,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: SHOWN,
    }),
  );
}

export async function findMailboxMessage(id: string): Promise<MailboxMessage | null> {
  return withPlatform("read the local mailbox", (transaction) =>
    transaction.mailMessage.findFirst({
      where: { id, state: "in_mailbox" },
      select: { ...ITEM, html: true, text: true, replyTo: true },
    }),
  );
}
