import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { SYSTEM_ORIGIN } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { ticketResource } from "../tickets/locked-ticket";
import { nextInTurn } from "./round-robin";

/** More than come in between two looks; the next one takes the rest. */
const MOST_AT_ONCE = 200;

/**
 * Gives new tickets that nobody has, nor ever had, to whoever is next in turn, while that is switched on and
 * somebody is there. What nobody can take stays unassigned until somebody can. Returns how many were given.
 */
export async function assignNewTickets(at: Date): Promise<number> {
  let count = 0;
  while (count < MOST_AT_ONCE && (await assignOne(at))) count += 1;
  return count;
}

type Untaken = { organizationId: string; id: string; number: number };

async function assignOne(at: Date): Promise<boolean> {
  return withPlatform("assign a new support ticket", async (transaction) => {
    const ticket = await findUntaken(transaction);
    const assigneeUserId = ticket && (await nextInTurn(transaction, at));
    if (!ticket || !assigneeUserId) return false;
    const { organizationId, id } = ticket;
    await transaction.supportTicket.updateMany({
      where: { organizationId, id },
      data: { assigneeUserId, wasAssigned: true, changedAt: at },
    });
    await recordAudit(
      transaction,
      { organizationId, actor: { kind: "system", name: "Support" }, origin: SYSTEM_ORIGIN },
      {
        action: "support.assign_ticket",
        resource: ticketResource(ticket),
        before: { assignee_user_id: null },
        after: { assignee_user_id: assigneeUserId },
      },
    );
    return true;
  });
}

/** The one that has waited longest. One that somebody is just changing is theirs. */
async function findUntaken(transaction: Transaction): Promise<Untaken | undefined> {
  const [ticket] = await transaction.$queryRaw<Untaken[]>`
    SELECT ticket.organization_id AS "organizationId", ticket.id, ticket.number FROM support_tickets AS ticket
      JOIN support_desk_settings AS desk ON ticket.created_at >= desk.assigns_since
     WHERE ticket.assignee_user_id IS NULL AND NOT ticket.was_assigned AND ticket.status IN ('open', 'pending', 'on_hold')
     ORDER BY ticket.created_at, ticket.id LIMIT 1 FOR NO KEY UPDATE OF ticket SKIP LOCKED`;
  return ticket;
}
