import "server-only";
import { SLOT_MS } from "@/lib/collection/slots";
import type { Transaction } from "@/lib/db/transaction";

/** How long an operator's "resolved" stands against the same breach. */
const HOLD_MS = 2 * SLOT_MS;

/**
 * Waits until nobody else decides about alerts of the organisation. To be called before anything is read that an
 * answer depends on: otherwise an evaluation under way would write over it.
 */
export async function takeTurn(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT lock_alerts(${organizationId}::uuid)`;
}

/**
 * Lets the engine know what an operator did to alerts, in the transaction that changed their rows: where their
 * fingerprints stand, the hold after a resolve, and the notice that they are over.
 */
export async function applyAction(
  transaction: Transaction,
  {
    organizationId,
    alertIds,
    action,
    at,
  }: {
    organizationId: string;
    alertIds: readonly string[];
    action: "acknowledge" | "unacknowledge" | "resolve";
    at: Date;
  },
): Promise<void> {
  if (action !== "resolve") {
    const state = action === "acknowledge" ? "acknowledged" : "firing";
    await transaction.$executeRaw`
      UPDATE alert_instances SET state = ${state}, decided_at = greatest(decided_at, ${at}::timestamptz)
      WHERE organization_id = ${organizationId}::uuid AND alert_id = ANY (${alertIds}::uuid[])
        AND state IN ('firing', 'acknowledged')`;
    return;
  }
  // Whoever was never told that it fired need not be told that it is over.
  await transaction.$executeRaw`
    INSERT INTO alert_notices (organization_id, alert_id, kind, severity, at, created_at)
    SELECT instance.organization_id, instance.alert_id, 'resolved', instance.severity, ${at}::timestamptz,
      ${at}::timestamptz
    FROM alert_instances instance
    WHERE instance.organization_id = ${organizationId}::uuid AND instance.alert_id = ANY (${alertIds}::uuid[])
      AND instance.state IN ('firing', 'acknowledged') AND NOT instance.untold`;
  await transaction.$executeRaw`
    UPDATE alert_instances
    SET state = 'resolved', since = NULL, clear_since = NULL, no_data = false, untold = false,
      held_until = ${new Date(at.getTime() + HOLD_MS)}::timestamptz,
      decided_at = greatest(decided_at, ${at}::timestamptz)
    WHERE organization_id = ${organizationId}::uuid AND alert_id = ANY (${alertIds}::uuid[])
      AND state IN ('firing', 'acknowledged')`;
}
