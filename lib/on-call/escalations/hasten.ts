import "server-only";
import type { Transaction } from "@/lib/db/transaction";

/**
 * Has the next step of escalations taken at once where nothing of the last one arrives: whoever is called next must
 * not wait for the answer of somebody who was never reached. A later step of the same run is left as it is.
 */
export async function hastenEscalations(
  transaction: Transaction,
  failed: readonly { organizationId: string; id: string }[],
  at: Date,
): Promise<void> {
  if (failed.length === 0) return;
  await transaction.$executeRaw`
    WITH given AS (
      SELECT delivery.organization_id, delivery.alert_id,
             substring(delivery.idempotency_key FROM '^escalation:[^:]+:[^:]+:[^:]+:') AS step,
             split_part(delivery.idempotency_key, ':', 2) AS run_id
        FROM notification_deliveries AS delivery
        JOIN unnest(${failed.map(({ organizationId }) => organizationId)}::uuid[],
                    ${failed.map(({ id }) => id)}::uuid[]) AS failed (organization_id, id) USING (organization_id, id)
       WHERE delivery.kind = 'escalation'
    )
    UPDATE escalation_runs AS run SET next_at = ${at}::timestamptz
      FROM given
     WHERE run.organization_id = given.organization_id AND run.id::text = given.run_id
       AND run.state = 'running' AND run.next_at > ${at}::timestamptz
       AND given.step = format('escalation:%s:%s:%s:', run.id, run.loop_no, run.step_no - 1)
       AND NOT EXISTS (
             SELECT FROM notification_deliveries AS other
              WHERE other.organization_id = run.organization_id AND other.alert_id = run.alert_id
                AND starts_with(other.idempotency_key, given.step) AND other.state <> 'failed')`;
}
