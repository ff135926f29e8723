import { createFiringAlert, createPolicyRow } from "./alert-records";
import { createOrganizationFixture } from "./organization-fixture";
import { asSuperuser } from "./superuser";

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

/** What the durable functions of the alert engine are given, and the one effect that they may have. */
export function alertScenarios({ slot, midnight }: { slot: Date; midnight: Date }) {
  return {
    "evaluate-alerts": {
      arrange: async () => {
        await asSuperuser(`INSERT INTO alert_policies (organization_id, policy_name, metric_type, threshold_value)
        SELECT organization_id, 'Requests', 'request_count', 1 FROM metrics_5m WHERE request_count = 2`);
        return { slotAt: slot.toISOString() };
      },
      effect: () =>
        rowsOf(`SELECT count(DISTINCT alert.id)::int AS alerts, count(DISTINCT notice.id)::int AS notices,
          count(DISTINCT decision.sequence)::int AS decisions
        FROM alert_policies policy JOIN alerts alert ON alert.policy_id = policy.id
        JOIN alert_notices notice ON notice.alert_id = alert.id
        JOIN alert_decisions decision ON decision.alert_id = alert.id
        WHERE policy.policy_name = 'Requests'`),
      once: [{ alerts: 1, notices: 1, decisions: 1 }],
    },
    "refresh-alert-baselines": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Seasonal");
        await asSuperuser(
          `INSERT INTO alert_policies (organization_id, policy_name, kind, metric_type, threshold_value)
         VALUES ($1, 'Unusual', 'anomaly', 'active_users', 3)`,
          [organization.id],
        );
        // Before the hours and days that the scenario of the roll-ups counts.
        const measuredAt = new Date(midnight.getTime() - 3 * 86_400_000);
        await asSuperuser("SELECT ensure_partitions($1::timestamptz)", [measuredAt]);
        await asSuperuser("INSERT INTO metrics_5m (organization_id, slot, active_users) VALUES ($1, $2, 7)", [
          organization.id,
          measuredAt,
        ]);
        return { slotAt: midnight.toISOString() };
      },
      // A slot lends its sample to its two neighbours on either side.
      effect: () => rowsOf("SELECT count(*)::int AS slots, max(median) AS median FROM alert_baselines"),
      once: [{ slots: 5, median: 7 }],
    },
    "flush-notification-groups": {
      arrange: async () => {
        const { organization, user } = await createOrganizationFixture("Waiting");
        const policyId = await createPolicyRow(organization.id);
        const alertId = await createFiringAlert(organization.id, { policyId, at: slot });
        await asSuperuser(
          `INSERT INTO held_notices (organization_id, notice_id, recipient_key, alert_id, recipient, group_key, reason,
           severity, held_at, due_at)
         SELECT organization_id, id, 'user:' || $2, alert_id,
           jsonb_build_object('channelId', null, 'userId', $2::text, 'address', null, 'label', 'Mira'), '[]', 'group',
           severity, at, at FROM alert_notices WHERE alert_id = $1`,
          [alertId, user.id],
        );
        await asSuperuser("UPDATE alert_notices SET routed_at = at WHERE alert_id = $1", [alertId]);
        return { tickAt: slot.toISOString() };
      },
      effect: () =>
        rowsOf(`SELECT kind, (SELECT count(*)::int FROM held_notices) AS held FROM notification_deliveries
      JOIN organizations ON organizations.id = organization_id WHERE organizations.name = 'Waiting'`),
      once: [{ kind: "fired", held: 0 }],
    },
    "route-alert-notices": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Routed");
        const policyId = await createPolicyRow(organization.id);
        await createFiringAlert(organization.id, { policyId, severity: "critical", at: slot });
        return {};
      },
      effect: () =>
        rowsOf(`SELECT kind FROM notification_deliveries
      JOIN organizations ON organizations.id = organization_id WHERE organizations.name = 'Routed'`),
      once: [{ kind: "fired" }],
    },
  };
}
