import { runChecks } from "@/lib/compliance/run-checks";
import { createOrganizationFixture } from "./organization-fixture";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

/** An organisation of which one check has broken since the run before. */
export function complianceScenario(midnight: Date): Scenario {
  return {
    arrange: async () => {
      const { organization } = await createOrganizationFixture("Drifting");
      await runChecks([organization.id], { key: "before", trigger: "person", requestedById: null });
      await asSuperuser(
        "UPDATE users SET email_verified_at = NULL WHERE id IN (SELECT user_id FROM memberships WHERE organization_id = $1)",
        [organization.id],
      );
      return { endedAt: midnight.toISOString() };
    },
    effect: async () => {
      const { rows } = await asSuperuser(`SELECT
        (SELECT count(*)::int FROM compliance_runs run WHERE run.organization_id = organization.id AND run.trigger = 'daily') AS runs,
        (SELECT count(*)::int FROM compliance_check_results result WHERE result.organization_id = organization.id
          AND result.check_id = 'verified-addresses') AS results,
        (SELECT count(*)::int FROM notifications told WHERE told.organization_id = organization.id
          AND told.type = 'compliance.checks_broke') AS told,
        (SELECT count(*)::int FROM security_events event WHERE event.organization_id = organization.id
          AND event.kind = 'compliance.check_broke') AS events
        FROM organizations organization WHERE organization.name = 'Drifting'`);
      return rows;
    },
    once: [{ runs: 1, results: 2, told: 1, events: 1 }],
  };
}
