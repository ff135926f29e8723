import { beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { pushPoints } from "@/lib/metrics/push-points";
import { evaluateSignal } from "@/lib/alerts/evaluate-signal";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { NO_FILTERS } from "./filters";
import { createPolicy } from "./mutations/create-policy";
import { updatePolicy } from "./mutations/change-policy";
import { deletePolicy } from "./mutations/delete-policy";
import { getPolicy, listPolicies, listVersions } from "./queries";
import type { PolicyPlace } from "./place";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

const settings = (policyName: string, more: object = {}) => ({
  kind: "threshold",
  policyName,
  metricType: "cpu_usage",
  thresholdValue: 80,
  ...more,
});

type AlertMarks = { acknowledged?: boolean; mistaken?: boolean; flapping?: boolean; days?: number };

async function addAlert(
  fixture: OrganizationFixture,
  policyId: string,
  episode: number,
  marks: AlertMarks = {},
) {
  const { acknowledged = false, mistaken = false, flapping = false, days = 1 } = marks;
  await asSuperuser(
    `INSERT INTO alerts (organization_id, policy_id, policy_version, fingerprint, labels, episode, severity, state,
       fired_at, resolved_at, acknowledged_at, false_positive_at, flapping)
     VALUES ($1, $2, 1, 'f', '{}', $3, 'high', 'resolved', now() - make_interval(days => $4), now(),
       CASE WHEN $5 THEN now() END, CASE WHEN $6 THEN now() END, $7)`,
    [fixture.organization.id, policyId, episode, days, acknowledged, mistaken, flapping],
  );
}

describe("the list of policies", () => {
  let own: OrganizationFixture;

  beforeAll(async () => {
    own = await createOrganizationFixture("Listed");
    for (const name of ["Delta", "Alpha", "Echo", "Bravo", "Charlie"])
      await createPolicy(own.context, settings(name, name === "Echo" ? { severity: "critical" } : {}));
  });

  const names = async (after?: PolicyPlace, before?: PolicyPlace) => {
    const page = await listPolicies(own.context, { filters: NO_FILTERS, after, before, limit: 2 });
    return { ...page, names: page.items.map(({ policyName }) => policyName) };
  };

  it("goes forward and back by name", async () => {
    const first = await names();
    expect(first).toMatchObject({ names: ["Alpha", "Bravo"], previous: null, total: 5 });
    const second = await names(first.next ?? undefined);
    expect(second.names).toEqual(["Charlie", "Delta"]);
    const last = await names(second.next ?? undefined);
    expect(last).toMatchObject({ names: ["Echo"], next: null });
    const back = await names(undefined, last.previous ?? undefined);
    expect(back.names).toEqual(["Charlie", "Delta"]);
    expect((await names(undefined, back.previous ?? undefined)).names).toEqual(["Alpha", "Bravo"]);
  });

  it("is narrowed by text, severity and state", async () => {
    const count = async (filters: Partial<typeof NO_FILTERS>) =>
      (await listPolicies(own.context, { filters: { ...NO_FILTERS, ...filters }, limit: 10 })).total;
    expect(await count({ search: "alph" })).toBe(1);
    expect(await count({ search: "CPU_USAGE" })).toBe(5);
    expect(await count({ severities: ["critical"] })).toBe(1);
    expect(await count({ enabled: false })).toBe(0);
    expect(await count({ firing: true })).toBe(0);
  });

  it("shows nothing of another organisation, by list or by id", async () => {
    const other = await createOrganizationFixture("Foreign");
    const { id } = await createPolicy(own.context, settings("Hidden"));
    expect((await listPolicies(other.context, { filters: NO_FILTERS, limit: 10 })).total).toBe(0);
    for (const unknown of [id, newId()]) {
      await expect(getPolicy(other.context, unknown)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(listVersions(other.context, { id: unknown })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(deletePolicy(other.context, unknown)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("the quality of a policy", () => {
  it("counts the last 30 days, and judges by what people answered", async () => {
    const fixture = await createOrganizationFixture("Quality");
    const { id } = await createPolicy(fixture.context, settings("Judged"));
    await addAlert(fixture, id, 1, { acknowledged: true });
    await addAlert(fixture, id, 2, { acknowledged: true, mistaken: true });
    await addAlert(fixture, id, 3, { acknowledged: true, flapping: true });
    await addAlert(fixture, id, 4, { mistaken: true });
    await addAlert(fixture, id, 5);
    await addAlert(fixture, id, 6, { mistaken: true, days: 40 });
    const { quality, openAlerts } = await getPolicy(fixture.context, id);
    expect(quality).toEqual({ alerts: 5, precision: 50, acknowledged: 60, flaps: 1 });
    expect(openAlerts).toBe(0);
  });

  it("is not known before the first alert", async () => {
    const { context } = await createOrganizationFixture("Quiet");
    const { id } = await createPolicy(context, settings("Quiet"));
    const { quality, lastFiredAt } = await getPolicy(context, id);
    expect(quality).toEqual({ alerts: 0, precision: null, acknowledged: null, flaps: 0 });
    expect(lastFiredAt).toBeNull();
  });
});

describe("the versions of a policy", () => {
  it("come newest first, with who made them", async () => {
    const { context, user } = await createOrganizationFixture("History");
    const { id, version } = await createPolicy(context, settings("History"));
    await updatePolicy(context, { id, version, settings: { thresholdValue: 85 } });
    const { items } = await listVersions(context, { id });
    expect(
      items.map(({ version: number, definition, createdBy }) => [
        number,
        definition.thresholdValue,
        createdBy,
      ]),
    ).toEqual([
      [2, 85, user.name],
      [1, 80, user.name],
    ]);
  });
});

describe("a deleted policy", () => {
  it("ends its open alerts at once and is gone from every list, while they stay", async () => {
    const { context, organization } = await createOrganizationFixture("Deleted");
    await pushPoints(context, { points: [{ metric: "queue.depth", value: 100 }] });
    const { id } = await createPolicy(
      context,
      settings("Queue", { metricType: "queue.depth", windowSeconds: 3_600 }),
    );
    await evaluateSignal({
      organizationId: organization.id,
      metricNames: ["queue.depth"],
      at: new Date(),
    });
    expect(await getPolicy(context, id)).toMatchObject({ openAlerts: 1, openSeverity: "high" });

    await deletePolicy(context, id);

    const { rows } = await asSuperuser("SELECT state, resolution FROM alerts WHERE organization_id = $1", [
      organization.id,
    ]);
    expect(rows).toEqual([{ state: "resolved", resolution: "policy_removed" }]);
    await expect(getPolicy(context, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused while a composite is made of it", async () => {
    const { context } = await createOrganizationFixture("Composed");
    const [one, other] = [
      await createPolicy(context, settings("One")),
      await createPolicy(context, settings("Two")),
    ];
    await createPolicy(context, {
      kind: "composite",
      policyName: "Both",
      parameters: { operator: "all", policyIds: [one.id, other.id] },
    });
    await expect(deletePolicy(context, one.id)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
