import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

const MOST_SHOWN = 20;

/** A mail that claims to answer a ticket and was not believed. */
export type UnverifiedMail = { id: string; from: string; reason: string; text: string; at: Date };

/** The doubtful mails about a ticket, newest first: for staff alone. */
export async function listUnverifiedMails(
  organizationId: string,
  ticketId: string,
): Promise<UnverifiedMail[]> {
  const rows = await withPlatform("show doubtful mails to staff", (transaction) =>
    transaction.supportInboundMail.findMany({
      where: { organizationId, ticketId, outcome: "unverified" },
      select: { id: true, fromAddress: true, reason: true, text: true, receivedAt: true },
      orderBy: { receivedAt: "desc" },
      take: MOST_SHOWN,
    }),
  );
  return rows.map(({ id, fromAddress: from, reason, text, receivedAt: at }) => ({
    id,
    from,
    reason,
    text,
    at,
  }));
}
