import { beforeEach, describe, expect, it } from "vitest";
import type { AlertSeverity } from "@/lib/alerts/severity";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { createAlertFixture, createPolicyFixture } from "@/scripts/testing/alert-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { planMaintenance } from "@/lib/routing/windows/mutations";
import { correlateAlerts } from "./correlate-alerts";

const START = Date.now();
const at = (minutes: number) => new Date(START + minutes * 60_000);

describe("the correlation of alerts", () => {
  let tenant: OrganizationFixture;
  let policyId: string;

  beforeEach(async () => {
    await asSuperuser("UPDATE correlation_bookmarks SET position = $1", [at(0)]);
    tenant = await createOrganizationFixture("Correlated");
    policyId = await createPolicyFixture(tenant, { policyName: "Slow checkout" });
    await withPlatform(
      "test",
      (transaction) =>
        transaction.$executeRaw`SELECT add_default_correlation_rules(${tenant.organization.id}::uuid)`,
    );
  });

  const fire = (minutes: number, severity: AlertSeverity = "critical", service = "checkout") =>
    createAlertFixture(tenant, {
      policyId,
      severity,
      firedAt: at(minutes),
      labels: { service, host: String(Math.random()) },
    });

  const incidents = () =>
    withOrganization(tenant.context, (transaction) =>
      transaction.incident.findMany({
        orderBy: { number: "asc" },
        include: { alerts: true, runbookSteps: true, postMortem: true, events: { orderBy: { at: "asc" } } },
      }),
    );

  async function resolve(alertId: string, minutes: number) {
    await asSuperuser(
      "UPDATE alerts SET state = 'resolved', resolved_at = $2, resolution = 'cleared', changed_at = $2 WHERE id = $1",
      [alertId, at(minutes)],
    );
  }

  it("opens one incident a service, numbered, with the steps of its rule and the alert on its timeline", async () => {
    const alertId = await fire(1);
    await fire(1, "critical", "search");
    await correlateAlerts(at(2));
    const [first, second, ...more] = await incidents();
    expect(more).toEqual([]);
    expect([first?.number, second?.number]).toEqual([1, 2]);
    const checkout = [first, second].find((incident) =>
      incident?.alerts.some((each) => each.alertId === alertId),
    );
    expect(checkout).toMatchObject({
      title: "Slow checkout",
      severity: "P1",
      state: "open",
      openedAt: at(2),
    });
    expect(checkout?.responseDueAt).toEqual(at(17));
    expect(checkout?.runbookSteps.length).toBeGreaterThan(2);
    expect(checkout?.events.map(({ kind }) => kind)).toEqual(["alert_fired", "opened"]);
  });

  it("changes nothing when it is repeated, also from an old bookmark and by two at once", async () => {
    await fire(1);
    await correlateAlerts(at(2));
    const before = await incidents();
    await asSuperuser("UPDATE correlation_bookmarks SET position = position - interval '1 day'");
    await Promise.all([correlateAlerts(at(3)), correlateAlerts(at(3)), correlateAlerts(at(2))]);
    expect(await incidents()).toEqual(before);
  });

  it("keeps all alerts of an incident that needed several, the first ones too", async () => {
    const ids = [await fire(1, "high"), await fire(3, "high")];
    await correlateAlerts(at(4));
    expect(await incidents()).toEqual([]);
    ids.push(await fire(6, "high"));
    await correlateAlerts(at(7));
    const [incident] = await incidents();
    expect(incident?.alerts.map(({ alertId }) => alertId).sort()).toEqual([...ids].sort());
    expect(incident).toMatchObject({
      severity: "P2",
      startedAt: at(1),
      title: "3 alerts: Slow checkout and others",
    });
  });

  it("adds what follows to the incident under way, and says on its timeline what became of each alert", async () => {
    const first = await fire(1);
    await correlateAlerts(at(2));
    const second = await fire(300);
    await correlateAlerts(at(301));
    await resolve(first, 302);
    await correlateAlerts(at(303));
    const [incident, ...more] = await incidents();
    expect(more).toEqual([]);
    expect(incident?.alerts).toHaveLength(2);
    expect(incident?.state).toBe("open");
    await resolve(second, 304);
    await correlateAlerts(at(305));
    const [resolved] = await incidents();
    expect(resolved).toMatchObject({ state: "resolved", resolvedAt: at(304), resolvedByRule: true });
    expect(resolved?.postMortem?.dueAt).toEqual(at(304 + 48 * 60));
    expect(resolved?.events.filter(({ kind }) => kind === "alert_resolved")).toHaveLength(2);
  });

  it("opens a resolved incident again when the same returns within the window, and a new one later", async () => {
    await resolve(await fire(1), 3);
    const second = await fire(2);
    await correlateAlerts(at(4));
    await resolve(second, 5);
    await correlateAlerts(at(6));
    const third = await fire(20);
    await correlateAlerts(at(21));
    expect((await incidents()).map(({ state }) => state)).toEqual(["open"]);
    await resolve(third, 22);
    await correlateAlerts(at(23));
    await fire(120);
    await correlateAlerts(at(121));
    expect((await incidents()).map(({ state }) => state)).toEqual(["resolved", "open"]);
  });

  it("leaves alone what was marked as false, is snoozed, or is over already", async () => {
    const shared = { policyId, severity: "critical" as const, firedAt: at(1) };
    await createAlertFixture(tenant, { ...shared, falsePositiveAt: at(1) });
    await createAlertFixture(tenant, { ...shared, snoozedUntil: at(60) });
    await createAlertFixture(tenant, { ...shared, state: "resolved", resolvedAt: at(1) });
    await correlateAlerts(at(2));
    expect(await incidents()).toEqual([]);
  });

  it("opens none of what a silence or maintenance mutes, until that ends and the alert still fires", async () => {
    const window = {
      matchers: [{ name: "service", operator: "=" as const, value: "checkout" }],
      startsAt: at(0),
      endsAt: at(60),
      recurrence: null,
      reason: "Deployment",
    };
    await planMaintenance(tenant.context, window);
    await fire(1, "high", "checkout");
    const brief = await fire(1, "high", "checkout");
    await resolve(brief, 5);
    for (const minutes of [2, 3]) await fire(minutes, "high", "checkout");
    await fire(1, "critical", "search");
    await correlateAlerts(at(10));
    expect((await incidents()).map(({ alerts }) => alerts.length)).toEqual([1]);
    await correlateAlerts(at(61));
    const [, second] = await incidents();
    expect(second?.alerts).toHaveLength(3);
    expect(second?.alerts.map(({ alertId }) => alertId)).not.toContain(brief);
  });

  it("never mixes organisations", async () => {
    const other = await createOrganizationFixture("Neighbour");
    await createAlertFixture(other, { severity: "critical", firedAt: at(1) });
    await fire(1);
    await correlateAlerts(at(2));
    const { rows } = await asSuperuser("SELECT 1 FROM incidents WHERE organization_id = $1", [
      other.organization.id,
    ]);
    expect(rows).toEqual([]);
    expect(await incidents()).toHaveLength(1);
  });
});
