import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { InstanceState, Labels } from "../engine/types";
import type { Standing } from "./clauses";

/** Where a fingerprint stood, and which decision put it there. */
type Place = Standing & { labels: Labels; sequence: number | null; alertId: string | null };

/** Where a fingerprint is that nothing was ever decided about. */
export const NOWHERE: Place = {
  state: "inactive",
  since: null,
  reason: null,
  labels: {},
  sequence: null,
  alertId: null,
};

const STATE_AFTER: Readonly<Record<string, InstanceState>> = {
  acknowledged: "acknowledged",
  unacknowledged: "firing",
  resolved: "resolved",
};

type PlaceRow = {
  fingerprint: string;
  sequence: bigint;
  at: Date;
  reason: string;
  to: InstanceState | null;
  labels: Labels | null;
  alert_id: string | null;
};

/** Where each fingerprint stood at an instant: after the last decision or answer that moved it. */
export async function readPlaces(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  at: Date,
): Promise<Map<string, Place>> {
  const rows = await transaction.$queryRaw<PlaceRow[]>`
    SELECT DISTINCT ON (fingerprint) fingerprint, sequence, at, content::jsonb ->> 'reason' AS reason,
      content::jsonb ->> 'to' AS "to", alert_id,
      coalesce(content::jsonb -> 'labels', (SELECT labels FROM alerts
        WHERE alerts.organization_id = alert_decisions.organization_id AND alerts.id = alert_id)) AS labels
    FROM alert_decisions
    WHERE organization_id = ${organizationId}::uuid AND policy_id = ${policyId}::uuid AND at <= ${at}::timestamptz
      AND (kind = 'transition' OR (kind = 'action'
        AND content::jsonb ->> 'reason' IN ('acknowledged', 'unacknowledged', 'resolved')))
    ORDER BY fingerprint, alert_decisions.sequence DESC`;
  return new Map(
    rows.map((row) => [
      row.fingerprint,
      {
        state: row.to ?? STATE_AFTER[row.reason] ?? "inactive",
        since: row.at,
        reason: row.reason,
        labels: row.labels ?? {},
        sequence: Number(row.sequence),
        alertId: row.alert_id,
      },
    ]),
  );
}
