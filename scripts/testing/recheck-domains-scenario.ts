import { createOrganizationFixture } from "./organization-fixture";
import { asSuperuser } from "./superuser";

/** A domain whose record has been gone for longer than its grace, and what there is to see of its loss. */
export const recheckDomainsScenario = {
  arrange: async () => {
    const { organization } = await createOrganizationFixture("Sold");
    await asSuperuser(
      `INSERT INTO organization_domains (organization_id, domain, challenge, created_at, verified_at, missing_since)
       VALUES ($1, 'sold.example', 'x', now(), now(), now() - interval '8 days')`,
      [organization.id],
    );
    return { slotAt: new Date().toISOString() };
  },
  effect: async (): Promise<unknown> => {
    const { rows } = await asSuperuser(`
      SELECT title FROM notifications WHERE type = 'domains.lost'
      UNION ALL SELECT action FROM audit_logs WHERE action LIKE 'domains.%'
      UNION ALL SELECT domain FROM organization_domains WHERE verified_at IS NULL ORDER BY title`);
    return rows;
  },
  once: [{ title: "domains.lose" }, { title: "sold.example" }, { title: "sold.example is no longer proven" }],
};
