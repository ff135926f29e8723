import { createAlertFixture, createPolicyFixture } from "./alert-fixture";
import { createOrganizationFixture } from "./organization-fixture";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

const rowsOf = async (statement: string): Promise<unknown[]> => (await asSuperuser(statement)).rows;

/** What the durable functions of incidents and daily reports do, each step done twice; `slot` is their clock. */
export function incidentScenarios(slot: Date): Record<string, Scenario> {
  return {
    "correlate-alerts": {
      arrange: async () => {
        const owner = await createOrganizationFixture("Alarmed");
        await asSuperuser("SELECT add_default_correlation_rules($1)", [owner.organization.id]);
        const policyId = await createPolicyFixture(owner, { policyName: "Disk full" });
        await createAlertFixture(owner, { policyId, severity: "critical", firedAt: new Date() });
        return {};
      },
      effect: () =>
        rowsOf(`SELECT title FROM incidents UNION ALL SELECT kind FROM incident_events
        UNION ALL SELECT title FROM notifications WHERE type LIKE 'incidents.%' ORDER BY title`),
      once: [
        { title: "Disk full" },
        { title: "P1 incident 1: Disk full" },
        { title: "alert_fired" },
        { title: "opened" },
      ],
    },
    "report-operations": {
      arrange: async () => {
        const { organization, user } = await createOrganizationFixture("Reported");
        // Where the clock says noon, the morning is over.
        const hours = 12 - slot.getUTCHours();
        const timeZone = hours === 0 ? "UTC" : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
        await asSuperuser(
          "UPDATE organizations SET time_zone = $2, created_at = now() - interval '2 days' WHERE id = $1",
          [organization.id, timeZone],
        );
        await asSuperuser(
          `INSERT INTO notification_preferences (organization_id, user_id, type, in_app, mail)
         VALUES ($1, $2, 'reports.operations', true, true)`,
          [organization.id, user.id],
        );
        return {};
      },
      effect: () =>
        rowsOf(`SELECT (SELECT count(*)::int FROM operations_reports
          JOIN organizations ON organizations.id = organization_id AND name = 'Reported') AS reports,
        (SELECT count(*)::int FROM notifications WHERE type = 'reports.operations') AS told,
        (SELECT count(*)::int FROM mail_messages WHERE subject LIKE 'Operations report%') AS mailed`),
      once: [{ reports: 1, told: 1, mailed: 1 }],
    },
  };
}
