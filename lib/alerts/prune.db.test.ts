import { beforeAll, describe, expect, it } from "vitest";
import { createAlertFixture, createPolicyFixture } from "@/scripts/testing/alert-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { pruneAlerting } from "./prune";

let fixture: OrganizationFixture;

beforeAll(async () => {
  fixture = await createOrganizationFixture("Grown");
  const organizationId = fixture.organization.id;
  const policyId = await createPolicyFixture(fixture);
  const alertId = await createAlertFixture(fixture, { policyId });
  await asSuperuser(
    `INSERT INTO alert_notices (organization_id, alert_id, kind, severity, at, routed_at)
     SELECT $1, $2, 'fired', 'high', now() - days * interval '1 day', routed
     FROM (VALUES (100, now() - interval '100 days'), (100, NULL), (10, now() - interval '10 days'))
       AS given (days, routed)`,
    [organizationId, alertId],
  );
  await asSuperuser(
    `INSERT INTO alert_ticks (at, late, started_at, finished_at)
     SELECT at, false, at, at FROM (VALUES (now() - interval '500 days'), (now() - interval '300 days')) AS given (at)`,
  );
  await asSuperuser(
    `INSERT INTO alert_instances (organization_id, policy_id, fingerprint, labels, policy_version, state, no_data,
       flapping, untold, history, episode, decided_at)
     SELECT $1, $2, name, '{}', 1, 'inactive', false, false, false, history, episode, now() - days * interval '1 day'
     FROM (VALUES ('quiet', 0, 0, 40), ('had an alert', 0, 1, 40), ('restless', 5, 0, 40), ('young', 0, 0, 3))
       AS given (name, history, episode, days)`,
    [organizationId, policyId],
  );
});

describe("pruning", () => {
  it("removes what nobody needs any more, and only that", async () => {
    expect(await pruneAlerting()).toEqual({ notices: 1, ticks: 1, instances: 1 });
    expect(await pruneAlerting()).toEqual({ notices: 0, ticks: 0, instances: 0 });
    const { rows } = await asSuperuser(
      "SELECT fingerprint FROM alert_instances WHERE organization_id = $1 ORDER BY fingerprint",
      [fixture.organization.id],
    );
    expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(["had an alert", "restless", "young"]);
  });
});
