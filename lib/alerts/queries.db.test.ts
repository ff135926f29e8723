import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { withOrganization } from "@/lib/db/with-organization";
import { createAlertFixture, createPolicyFixture } from "@/scripts/testing/alert-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { figuresQuery, getAlertAnalytics } from "./analytics";
import { parseAlertFilters } from "./filters";
import { getAlert } from "./get-alert";
import { countActiveAlerts, listAlerts } from "./queries";

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe("finding alerts", () => {
  let ours: OrganizationFixture;
  let policyId: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    ours = await createOrganizationFixture("Finding");
    const theirs = await createOrganizationFixture("Theirs");
    await createAlertFixture(theirs, { severity: "critical", labels: { host: "db-1" } });
    policyId = await createPolicyFixture(ours, { policyName: "Disk 100%_full" });
    const of = (facts: Parameters<typeof createAlertFixture>[1]) =>
      createAlertFixture(ours, { policyId, ...facts });
    ids.low = await of({ severity: "low", labels: { host: "a" }, firedAt: ago(1) });
    ids.old = await of({ severity: "critical", labels: { host: "b" }, firedAt: ago(90) });
    ids.new = await of({ severity: "critical", labels: { host: "c" }, firedAt: ago(2) });
    ids.mine = await of({
      state: "acknowledged",
      labels: { host: "d" },
      assigneeId: ours.user.id,
      firedAt: ago(3),
    });
    ids.over = await of({ state: "resolved", labels: { host: "a", "odd=name": "x'y" }, firedAt: ago(4) });
    ids.wrong = await of({
      state: "resolved",
      labels: { host: "e" },
      falsePositiveAt: ago(1),
      firedAt: ago(50_000),
    });
  });

  const find = async (scope: "active" | "history", params: Record<string, string | string[]> = {}) => {
    const { alerts, total } = await listAlerts(ours.context, { scope, filters: parseAlertFilters(params) });
    expect(total).toBe(alerts.length);
    return alerts.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
  };

  it("shows what is active by severity and then by time, the history by time alone", async () => {
    expect(await find("active")).toEqual(["new", "old", "mine", "low"]);
    expect(await find("history")).toEqual(["low", "new", "mine", "over", "old"]);
    expect(await find("history", { range: "all" })).toContain("wrong");
  });

  it.each([
    ["severities", { severity: ["critical", "nonsense"] }, ["new", "old", "over"].slice(0, 2)],
    ["states", { state: "acknowledged" }, ["mine"]],
    ["oneself as assignee", { assignee: "me" }, ["mine"]],
    ["nobody as assignee", { assignee: "none" }, ["new", "old", "low"]],
    ["a label", { label: "host=a" }, ["low"]],
    ["labels that must all match", { label: ["host=a", "host=b"] }, []],
    ["text in the labels", { q: '"c"' }, ["new"]],
    [
      "text in the policy's name, signs of patterns included",
      { q: "100%_full" },
      ["new", "old", "mine", "low"],
    ],
    ["text that only a pattern would find", { q: "1_0" }, []],
    ["another organisation's policy", { policy: newId() }, []],
  ])("narrows by %s", async (_, params, expected) => {
    expect(await find("active", params)).toEqual(expected);
  });

  it("finds a label whose name or value would break out of a query", async () => {
    expect(await find("history", { label: "odd=name=x'y" })).toEqual([]);
    const { alerts } = await listAlerts(ours.context, {
      scope: "history",
      filters: { ...parseAlertFilters({}), labels: [{ name: "odd=name", value: "x'y" }] },
    });
    expect(alerts.map(({ id }) => id)).toEqual([ids.over]);
  });

  it("turns pages forth and back without losing or repeating any", async () => {
    const { context, organization } = await createOrganizationFixture("Pages");
    const many = await createPolicyFixture({ organization });
    for (let place = 0; place < 53; place += 1)
      await createAlertFixture(
        { organization },
        {
          policyId: many,
          labels: { place: String(place) },
          severity: place % 2 ? "low" : "high",
          // Several of one instant: only the id tells them apart.
          firedAt: ago(Math.floor(place / 10)),
        },
      );
    const filters = parseAlertFilters({});
    for (const scope of ["active", "history"] as const) {
      const first = await listAlerts(context, { scope, filters });
      const second = await listAlerts(context, { scope, filters, place: { after: first.olderCursor ?? "" } });
      expect(first.newerCursor).toBeNull();
      expect(second.olderCursor).toBeNull();
      expect(second.total).toBe(53);
      expect(new Set([...first.alerts, ...second.alerts].map(({ id }) => id)).size).toBe(53);
      const back = await listAlerts(context, { scope, filters, place: { before: second.newerCursor ?? "" } });
      expect(back.alerts).toEqual(first.alerts);
    }
  });

  it("counts what is active by severity and state", async () => {
    const counts = await countActiveAlerts(ours.context);
    expect(counts).toMatchObject({
      critical: { firing: 2, acknowledged: 0, resolved: 0 },
      high: { firing: 0, acknowledged: 1 },
      low: { firing: 1 },
    });
  });

  it("shows of one alert what is like it and its neighbours in the list", async () => {
    const alert = await getAlert(ours.context, ids.old ?? "");
    expect([alert.previousId, alert.nextId]).toEqual([ids.new, ids.mine]);
    expect(alert.similar.map(({ id }) => id)).not.toContain(ids.old);
    expect(alert.similar).toHaveLength(5);
  });

  describe("analytics", () => {
    it("count exactly what their links list", async () => {
      const { period, current, severities, policies } = await getAlertAnalytics(ours.context, "7d");
      const bounds = { since: period.since.toISOString(), until: period.until.toISOString() };
      const lists: [number, Record<string, string>][] = [
        [current.alerts, {}],
        [current.acknowledged, { mark: "answered" }],
        [current.resolved, { state: "resolved" }],
        [current.falsePositives, { mark: "false_positive" }],
        [severities.critical.alerts, { severity: "critical" }],
        [policies[0]?.alerts ?? -1, { policy: policyId }],
      ];
      for (const [count, params] of lists)
        expect((await find("history", { ...bounds, ...params })).length).toBe(count);
      expect(current.alerts).toBe(5);
    });

    it("compare with the period before, and give means of what was answered alone", async () => {
      const fixture = await createOrganizationFixture("Means");
      const at = ago(60);
      const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
      await createAlertFixture(fixture, { firedAt: at, state: "acknowledged", acknowledgedAt: later(2) });
      await createAlertFixture(fixture, { firedAt: at, state: "acknowledged", acknowledgedAt: later(4) });
      await createAlertFixture(fixture, { firedAt: at, state: "resolved", resolvedAt: later(10) });
      await createAlertFixture(fixture, { firedAt: ago(10 * 1_440) });
      const { current, previous, days } = await getAlertAnalytics(fixture.context, "7d");
      expect(current).toMatchObject({ alerts: 3, secondsToAcknowledge: 180, secondsToResolve: 600 });
      expect(previous).toMatchObject({ alerts: 1, secondsToAcknowledge: null, secondsToResolve: null });
      expect(days.reduce((sum, { counts }) => sum + counts.high, 0)).toBe(3);
    });

    it("read one range of one index", async () => {
      const { context, organization } = await createOrganizationFixture("Plan");
      const policy = await createPolicyFixture({ organization });
      // Two years of alerts, of which the figures concern a month.
      await asSuperuser(
        `INSERT INTO alerts (organization_id, policy_id, policy_version, fingerprint, labels, episode, severity,
           state, fired_at, resolved_at)
         SELECT $1, $2, 1, n, '{}', 1, 'low', 'resolved', now() - n * interval '3 hours', now()
           FROM generate_series(1, 6000) AS n`,
        [organization.id, policy],
      );
      await asSuperuser("ANALYZE alerts");
      const plan = await withOrganization(context, async (transaction) => {
        const [month, week] = [ago(30 * 1_440), ago(7 * 1_440)];
        const query = figuresQuery(organization.id, { previousSince: month, since: week, until: ago(0) });
        return transaction.$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN ${query}`;
      });
      const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
      expect(text).toMatch(/alerts_organization_id_fired_at_id_idx/);
      expect(text).toMatch(/Index Cond: .*fired_at >= /);
    });
  });
});
