import { beforeEach, describe, expect, it } from "vitest";
import { createAlertFixture } from "@/scripts/testing/alert-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { ensurePartitions } from "@/lib/db/partitions";
import { makeOperationsReports } from "./make-reports";
import { getOperationsReport, listOperationsReports } from "./queries";

describe("the daily operations report", () => {
  let tenant: OrganizationFixture;

  beforeEach(async () => {
    tenant = await createOrganizationFixture("Morning");
  });

  const inZone = (timeZone: string, createdAt = "2020-01-01T00:00:00Z") =>
    asSuperuser("UPDATE organizations SET time_zone = $2, created_at = $3 WHERE id = $1", [
      tenant.organization.id,
      timeZone,
      createdAt,
    ]);

  const reports = async () => (await listOperationsReports(tenant.context, { limit: 10 })).items;

  it.each([
    ["an ordinary day", "Europe/Berlin", "2026-11-21T05:05:00Z", "2026-11-21", 24],
    ["the day on which the clocks went forward", "Europe/Berlin", "2026-03-29T04:05:00Z", "2026-03-29", 23],
    ["the day on which they went back", "America/New_York", "2026-11-01T11:05:00Z", "2026-11-01", 25],
    ["a zone of half an hour", "Asia/Kolkata", "2026-11-21T00:35:00Z", "2026-11-21", 24],
  ])("covers %s from 06:00 to 06:00 there", async (_, timeZone, at, date, hours) => {
    await inZone(timeZone);
    await makeOperationsReports(new Date(Date.parse(at) - 60_000));
    expect((await reports()).map((report) => report.date)).not.toContain(date);
    await makeOperationsReports(new Date(at));
    const report = await getOperationsReport(tenant.context, date);
    expect((report.periodTo.getTime() - report.periodFrom.getTime()) / 3_600_000).toBe(hours);
    expect(report.figures.health.expectedSlots).toBe(hours * 12);
    expect(report.periodTo).toEqual(new Date(Date.parse(at) - 5 * 60_000));
  });

  it("is written once for a local date, however often and by whomever it is asked for", async () => {
    await inZone("UTC");
    const at = new Date("2026-11-21T09:00:00Z");
    await Promise.all([makeOperationsReports(at), makeOperationsReports(at)]);
    await makeOperationsReports(new Date("2026-11-21T23:55:00Z"));
    expect(await reports()).toHaveLength(1);
    await makeOperationsReports(new Date("2026-11-22T06:05:00Z"));
    expect((await reports()).map(({ date }) => date)).toEqual(["2026-11-22", "2026-11-21"]);
  });

  it("is not written for a day before the organisation was there", async () => {
    await inZone("UTC", "2026-11-21T07:00:00Z");
    await makeOperationsReports(new Date("2026-11-21T09:00:00Z"));
    expect(await reports()).toEqual([]);
  });

  it("says what was not measured instead of zero, and counts what was", async () => {
    await inZone("UTC");
    const organizationId = tenant.organization.id;
    await makeOperationsReports(new Date("2026-11-20T06:05:00Z"));
    const empty = await getOperationsReport(tenant.context, "2026-11-20");
    expect(empty.figures.health).toMatchObject({ collectedSlots: 0, requests: null, errorRatePercent: null });
    expect(empty.figures.capacity).toMatchObject({ storageUsedBytes: null, daysUntilFull: null });

    await ensurePartitions(new Date("2026-11-21T00:00:00Z"));
    await asSuperuser(
      `INSERT INTO metrics_5m (organization_id, slot, request_count, error_rate, api_latency_ms, api_latency_p95_ms)
       VALUES ($1, '2026-11-20T12:00Z', 30, 10, 100, 250), ($1, '2026-11-20T12:05Z', 10, 50, 300, 900)`,
      [organizationId],
    );
    await asSuperuser(
      `INSERT INTO request_records
         (organization_id, occurred_at, route, method, status, duration_milliseconds, actor_kind)
       SELECT $1, '2026-11-20T12:00Z', route, 'GET', 200, duration, 'user'
         FROM (VALUES ('/slow', 900), ('/fast', 10)) AS given (route, duration), generate_series(1, 6)`,
      [organizationId],
    );
    await createAlertFixture(tenant, { severity: "critical", firedAt: new Date("2026-11-20T12:00:00Z") });
    await createAlertFixture(tenant, {
      severity: "low",
      state: "resolved",
      firedAt: new Date("2026-11-20T13:00:00Z"),
      resolvedAt: new Date("2026-11-20T14:00:00Z"),
    });
    await makeOperationsReports(new Date("2026-11-21T06:05:00Z"));
    const { figures } = await getOperationsReport(tenant.context, "2026-11-21");
    expect(figures.health).toMatchObject({
      collectedSlots: 2,
      requests: 40,
      errorRatePercent: 20,
      meanLatencyMs: 150,
      worstP95LatencyMs: 900,
    });
    expect(figures.alerts).toMatchObject({ fired: 2, openAtEnd: 1, falsePositives: 0 });
    expect(figures.alerts.groups.map(({ severity, fired }) => [severity, fired])).toEqual([
      ["critical", 1],
      ["low", 1],
    ]);
    expect(figures.slowestRoutes).toEqual([
      { route: "/slow", method: "GET", requests: 6, p95Ms: 900 },
      { route: "/fast", method: "GET", requests: 6, p95Ms: 10 },
    ]);
  });

  it("is there for those who may read metrics, and for nobody else’s organisation", async () => {
    await inZone("UTC");
    await makeOperationsReports(new Date("2026-11-21T09:00:00Z"));
    const other = await createOrganizationFixture("Curious");
    expect(await listOperationsReports(other.context, { limit: 10 })).toEqual({
      items: [],
      previous: null,
      next: null,
    });
    await expect(getOperationsReport(other.context, "2026-11-21")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { context } = await addMemberFixture(tenant.organization, "billing");
    await expect(listOperationsReports(context, { limit: 10 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
