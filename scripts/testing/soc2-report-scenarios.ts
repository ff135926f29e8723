import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@/lib/core/ids";
import { createOrganizationFixture } from "./organization-fixture";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

/** Reports: of a period that somebody asked for, and of the month that is over. */
export function soc2ReportScenarios(midnight: Date): Record<string, Scenario> {
  return {
    "make-soc2-report": {
      arrange: async () => {
        process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-reports-"));
        const { organization, user } = await createOrganizationFixture("Reported twice");
        const reportId = newId();
        await asSuperuser(
          `INSERT INTO soc2_reports (organization_id, id, from_day, to_day, requested_by_id, requested_by_name, requested_at)
           VALUES ($1, $2, $3, $3, $4, 'Mira Person', now())`,
          [organization.id, reportId, midnight, user.id],
        );
        return { organizationId: organization.id, reportId };
      },
      effect: async () => {
        const { rows } = await asSuperuser(
          `SELECT state, (SELECT count(*)::int FROM stored_files WHERE key LIKE '%/soc2/reports/%') AS stored,
             (SELECT count(*)::int FROM notifications WHERE type = 'reports.soc2') AS told
           FROM soc2_reports JOIN organizations ON organizations.id = organization_id AND name = 'Reported twice'`,
        );
        return rows;
      },
      once: [{ state: "ready", stored: 2, told: 1 }],
    },
    "schedule-soc2-reports": {
      arrange: async () => {
        const { organization } = await createOrganizationFixture("Scheduled");
        await asSuperuser("UPDATE organizations SET created_at = '2020-01-01' WHERE id = $1", [
          organization.id,
        ]);
        await asSuperuser("INSERT INTO soc2_report_schedules VALUES ($1, now())", [organization.id]);
        return { slotAt: midnight.toISOString() };
      },
      effect: async () => {
        const { rows } = await asSuperuser(
          "SELECT count(*)::int AS reports FROM soc2_reports WHERE scheduled_month IS NOT NULL",
        );
        return rows;
      },
      once: [{ reports: 1 }],
    },
  };
}
