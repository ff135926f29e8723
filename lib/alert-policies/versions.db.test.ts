import { beforeAll, describe, expect, it } from "vitest";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { withOrganization } from "@/lib/db/with-organization";

describe("a policy that an operator inserts by SQL", () => {
  let fixture: OrganizationFixture;

  const versions = () =>
    withOrganization(fixture.context, (transaction) =>
      transaction.alertPolicyVersion.findMany({ orderBy: { version: "asc" } }),
    );

  beforeAll(async () => {
    fixture = await createOrganizationFixture("Operated");
    await asSuperuser(
      `INSERT INTO alert_policies (organization_id, policy_name, metric_type, threshold_value, comparison_operator,
         severity, notification_channels, contact_email, enabled)
       VALUES ($1, 'High CPU Usage', 'cpu_usage', 80, 'gt', 'high', ARRAY['email'], 'admin@company.example', true)`,
      [fixture.organization.id],
    );
  });

  it("has sensible defaults for the rest, and a first version", async () => {
    const [version, ...more] = await versions();
    expect(more).toEqual([]);
    expect(version?.version).toBe(1);
    expect(version?.definition).toMatchObject({
      kind: "threshold",
      aggregate: "avg",
      window_seconds: 300,
      threshold_value: 80,
      no_data: "keep_last",
      cooldown_seconds: 900,
    });
  });

  it("gets a new version with each change that decides something, and only then", async () => {
    await asSuperuser("UPDATE alert_policies SET threshold_value = 90 WHERE organization_id = $1", [
      fixture.organization.id,
    ]);
    await asSuperuser("UPDATE alert_policies SET updated_at = now() WHERE organization_id = $1", [
      fixture.organization.id,
    ]);
    const thresholds = (await versions()).map(
      ({ definition }) => (definition as Record<string, unknown>).threshold_value,
    );
    expect(thresholds).toEqual([80, 90]);
  });

  it("keeps its versions as they were", async () => {
    await expect(
      asSuperuser("UPDATE alert_policy_versions SET definition = '{}' WHERE organization_id = $1", [
        fixture.organization.id,
      ]),
    ).rejects.toThrow(/insert-only/);
  });
});
