import "server-only";
import { slotAt } from "@/lib/collection/slots";
import type { Transaction } from "@/lib/db/transaction";
import type { Point } from "./point-rules";

/**
 * Notes what belongs to a slot that was over when it came, as far as a policy watches it: it may have been evaluated
 * without these samples. A tick takes the notes up (reviseDecisions).
 */
export async function noteLateSamples(
  transaction: Transaction,
  organizationId: string,
  points: readonly Point[],
  receivedAt: Date,
): Promise<void> {
  const slot = slotAt(receivedAt);
  const late = points.filter(({ at }) => at <= slot);
  if (late.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO late_samples (organization_id, metric_type, oldest, newest)
    SELECT ${organizationId}::uuid, metric_type, min(recorded_at), max(recorded_at)
    FROM unnest(${late.map(({ metric }) => metric)}::text[], ${late.map(({ at }) => at)}::timestamptz[])
      AS given (metric_type, recorded_at)
    WHERE EXISTS (
      SELECT FROM alert_policies policy
      WHERE policy.organization_id = ${organizationId}::uuid AND policy.metric_type = given.metric_type
        AND policy.enabled AND policy.deleted_at IS NULL)
    GROUP BY metric_type`;
}
