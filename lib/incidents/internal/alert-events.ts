import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";

/**
 * Puts onto the timelines when the alerts of incidents fired, were acknowledged and were resolved; what stands
 * there already is left as it is.
 * @param which limits the alerts, as `alert` and `attached`
 */
export async function recordAlertEvents(
  transaction: Transaction,
  at: Date,
  which: Prisma.Sql,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO incident_events
      (organization_id, incident_id, at, recorded_at, kind, actor_kind, actor_id, alert_id, detail, once_key)
    SELECT attached.organization_id, attached.incident_id, change.at, ${at}::timestamptz, change.kind,
           CASE WHEN change.person IS NULL THEN 'system' ELSE 'user' END, change.person, alert.id,
           jsonb_build_object('policy', policy.policy_name, 'severity', alert.severity), change.once_key
      FROM incident_alerts AS attached
      JOIN alerts AS alert ON alert.organization_id = attached.organization_id AND alert.id = attached.alert_id
      JOIN alert_policies AS policy
        ON policy.organization_id = alert.organization_id AND policy.id = alert.policy_id
      CROSS JOIN LATERAL (
        SELECT kind, moment AS at, person, kind || ':' || alert.id || ':' || extract(epoch FROM moment) AS once_key
          FROM (VALUES ('alert_fired', alert.fired_at, NULL::uuid),
                       ('alert_acknowledged', alert.acknowledged_at, alert.acknowledged_by_id),
                       ('alert_resolved', alert.resolved_at, alert.resolved_by_id)) AS given (kind, moment, person)
      ) AS change
     WHERE change.at IS NOT NULL AND ${which}
       -- An incident merged into this one tells it already.
       AND NOT EXISTS (
         SELECT FROM incident_events AS told
           JOIN incidents AS source
             ON source.organization_id = told.organization_id AND source.id = told.incident_id
          WHERE source.organization_id = attached.organization_id AND source.merged_into_id = attached.incident_id
            AND told.once_key = change.once_key)
    ON CONFLICT (organization_id, incident_id, once_key) DO NOTHING`;
}
