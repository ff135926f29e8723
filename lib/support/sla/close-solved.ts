import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { ticketResource } from "../tickets/locked-ticket";
import { REOPEN_DAYS } from "../tickets/statuses";

/** One transaction holds the chains of so many tickets' organisations; the next watch takes the rest. */
const MOST_AT_ONCE = 200;

/** Closes what was solved too long ago to be opened again. Returns how many. */
export async function closeSolvedTickets(at: Date): Promise<number> {
  return withPlatform("close solved support tickets", async (transaction) => {
    const closed = await transaction.$queryRaw<{ organizationId: string; id: string; number: number }[]>`
      UPDATE support_tickets SET status = 'closed', closed_at = ${at}::timestamptz, changed_at = ${at}::timestamptz
       WHERE (organization_id, id) IN (
         SELECT organization_id, id FROM support_tickets
          WHERE status = 'solved' AND solved_at <= ${at}::timestamptz - ${REOPEN_DAYS} * interval '1 day'
          ORDER BY solved_at LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED)
      RETURNING organization_id AS "organizationId", id, number`;
    const inOrder = closed.toSorted((one, other) => one.organizationId.localeCompare(other.organizationId));
    for (const { organizationId, ...ticket } of inOrder)
      await recordAudit(
        transaction,
        { organizationId, actor: { kind: "system", name: "Support" }, origin: SYSTEM_ORIGIN },
        {
          action: "support.change_status",
          resource: ticketResource(ticket),
          before: { status: "solved" },
          after: { status: "closed" },
        },
      );
    return closed.length;
  });
}
