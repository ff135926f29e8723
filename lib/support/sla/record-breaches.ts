import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { FIRST_RESPONSE_KEY } from "./clocks";

/**
 * Writes every promise that is broken by now, of all organisations in one statement; each once, however often
 * and by how many this is run. Returns how many are new.
 */
export async function recordBreaches(at: Date): Promise<number> {
  return withPlatform(
    "record broken support promises",
    (transaction) => transaction.$executeRaw`
      INSERT INTO support_sla_events (organization_id, ticket_id, target, clock_key, outcome, due_at, occurred_at)
      SELECT ticket.organization_id, ticket.id, clock.target, clock.key, 'breached', clock.due_at, ${at}::timestamptz
        FROM support_tickets AS ticket
       CROSS JOIN LATERAL (VALUES
         ('first_response', ${FIRST_RESPONSE_KEY},
           CASE WHEN ticket.first_responded_at IS NULL THEN ticket.first_response_due_at END),
         ('next_response', ticket.awaiting_message_id::text, ticket.next_response_due_at),
         ('resolution', ticket.reopen_count::text, ticket.resolution_due_at)
       ) AS clock (target, key, due_at)
       WHERE ticket.due_at < ${at}::timestamptz AND clock.due_at < ${at}::timestamptz AND clock.key IS NOT NULL
      ON CONFLICT (organization_id, ticket_id, target, clock_key) DO NOTHING`,
  );
}
