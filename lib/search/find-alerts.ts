import "server-only";
import { ALERT_STATE_LABELS, labelText } from "@/lib/alerts/labels";
import type { AlertLabels, AlertState } from "@/lib/alerts/types";
import type { Transaction } from "@/lib/db/transaction";
import { NEWEST_ENTRIES, PER_KIND, type Search } from "./limits";
import type { FoundRecord } from "./types";

// One alert alone is acknowledged on its own row.
const FEWEST_TO_ACKNOWLEDGE = 2;

/** Alerts by the name of their policy or their labels: what is active first. */
export async function findAlerts(
  transaction: Transaction,
  { organizationId, pattern }: Search,
): Promise<FoundRecord[]> {
  type Row = { id: string; policy_name: string; labels: AlertLabels; state: AlertState };
  const rows = await transaction.$queryRaw<Row[]>`
    SELECT alert.id, policy.policy_name, alert.labels, alert.state
      FROM (
        SELECT id, policy_id, labels, state, fired_at FROM alerts
         WHERE organization_id = ${organizationId}::uuid
         ORDER BY fired_at DESC, id DESC LIMIT ${NEWEST_ENTRIES}
      ) AS alert
      JOIN alert_policies AS policy
        ON policy.organization_id = ${organizationId}::uuid AND policy.id = alert.policy_id
     WHERE policy.policy_name ILIKE ${pattern} OR alert.labels::text ILIKE ${pattern}
     ORDER BY alert.state = 'resolved', alert.fired_at DESC LIMIT ${PER_KIND}`;
  return rows.map(({ id, policy_name, labels, state }) => ({
    kind: "alert",
    id,
    label: policy_name,
    detail: [ALERT_STATE_LABELS[state], labelText(labels)].filter(Boolean).join(" · "),
    path: `/alerts/${id}`,
  }));
}

/** Policies of which several alerts fire: what can be acknowledged at a stroke. */
export async function findFiringPolicies(
  transaction: Transaction,
  { organizationId, pattern }: Search,
): Promise<FoundRecord[]> {
  const rows = await transaction.$queryRaw<{ id: string; policy_name: string; count: number }[]>`
    SELECT policy.id, policy.policy_name, count(*)::int AS count
      FROM alerts AS alert
      JOIN alert_policies AS policy
        ON policy.organization_id = alert.organization_id AND policy.id = alert.policy_id
     WHERE alert.organization_id = ${organizationId}::uuid AND alert.state = 'firing'
       AND policy.policy_name ILIKE ${pattern}
     GROUP BY policy.id, policy.policy_name HAVING count(*) >= ${FEWEST_TO_ACKNOWLEDGE}
     ORDER BY count(*) DESC, policy.policy_name LIMIT ${PER_KIND}`;
  return rows.map(({ id, policy_name, count }) => ({
    kind: "firing_policy",
    id,
    label: `Acknowledge all active of ${policy_name}`,
    detail: `${count} firing`,
    path: `/alerts?state=firing&policy=${id}`,
  }));
}
