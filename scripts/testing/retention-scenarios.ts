import { requestRestoration } from "@/lib/retention/mutations/archives";
import { archiveAndDrop, DUE_AT, OLD_MONTH, recordAllAt } from "./archive-fixture";
import { createOrganizationFixture } from "./organization-fixture";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

/** Records whose time in the database is over, and an archive that somebody wants to read. */
export function retentionScenarios(): Record<string, Scenario> {
  return {
    "archive-records": {
      arrange: async () => {
        const tenant = await createOrganizationFixture("Archiving");
        await recordAllAt(tenant, OLD_MONTH.middle, 2);
        return { slotAt: DUE_AT.toISOString() };
      },
      effect: async () => {
        const { rows } =
          await asSuperuser(`SELECT source, count(*)::int AS archives, sum(last_sequence)::int AS entries
          FROM retention_archives archive JOIN organizations organization ON organization.id = organization_id
          WHERE name = 'Archiving' AND hot_removed_at IS NOT NULL GROUP BY source ORDER BY source`);
        return rows;
      },
      once: ["alert_decisions", "audit_logs", "security_events"].map((source) => ({
        source,
        archives: 1,
        entries: 2,
      })),
    },
    "back-up-database": {
      arrange: () => Promise.resolve({ slotAt: DUE_AT.toISOString() }),
      effect: async () => {
        const { rows } = await asSuperuser("SELECT id, state, test_problem AS problem FROM database_backups");
        return rows;
      },
      once: [{ id: "20261010T022300Z", state: "complete", problem: null }],
    },
    "restore-archive": {
      arrange: async () => {
        const tenant = await createOrganizationFixture("Restoring");
        await recordAllAt(tenant, OLD_MONTH.middle, 2);
        await archiveAndDrop();
        const { rows } = await asSuperuser(
          "SELECT id FROM retention_archives WHERE organization_id = $1 AND source = 'audit_logs'",
          [tenant.organization.id],
        );
        const archive = { id: String(rows[0]?.id) };
        const restorationId = await requestRestoration(tenant.context, archive);
        return { organizationId: tenant.organization.id, restorationId };
      },
      effect: async () => {
        const { rows } =
          await asSuperuser(`SELECT count(*)::int AS lines, count(DISTINCT ready_at)::int AS ready
          FROM restored_lines JOIN archive_restorations restoration ON restoration.id = restoration_id`);
        return rows;
      },
      once: [{ lines: 2, ready: 1 }],
    },
  };
}
