import { createOrganizationFixture } from "./organization-fixture";
import { allowProviders } from "./providers/outgoing-settings";
import type { Scenario } from "./repeat-function";
import { asSuperuser } from "./superuser";

/** A domain whose records have been gone for longer than a day, and one whose hold is over. */
export const customDomainsScenario = (slot: Date): Scenario => ({
  arrange: async () => {
    allowProviders([], { CUSTOM_DOMAIN_TARGET: "domains.example" });
    const { organization } = await createOrganizationFixture("Moved away");
    await asSuperuser(
      `INSERT INTO custom_domains (organization_id, host_name, challenge, state, created_at, verified_at,
         next_check_at, failures, failing_since, held_until)
       VALUES ($1, 'gone.example.org', 'x', 'active', $2, $2, $2, 2, $2::timestamptz - interval '25 hours', NULL),
              ($1, 'held.example.org', 'x', 'released', $2, NULL, NULL, 0, NULL, $2::timestamptz - interval '1 hour')`,
      [organization.id, slot],
    );
    return {};
  },
  effect: async (): Promise<unknown> => {
    const { rows } = await asSuperuser(`
      SELECT title FROM notifications WHERE type LIKE 'custom_domains.%'
      UNION ALL SELECT action FROM audit_logs WHERE action LIKE 'custom_domains.%'
      UNION ALL SELECT host_name || ' ' || state FROM custom_domains ORDER BY title`);
    return rows;
  },
  once: [
    { title: "custom_domains.suspend" },
    { title: "gone.example.org is suspended" },
    { title: "gone.example.org suspended" },
  ],
});
