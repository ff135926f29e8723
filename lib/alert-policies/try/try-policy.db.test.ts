import { beforeAll, describe, expect, it } from "vitest";
import { slotAt, SLOT_MS } from "@/lib/collection/slots";
import { withOrganization } from "@/lib/db/with-organization";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { definitionOf } from "../definition";
import { createPolicy } from "../mutations/create-policy";
import { PolicySettings } from "../schema";
import { loadSeries } from "./load-series";
import { lookBackSeconds, readingsOf } from "./readings";
import { tryPolicy } from "./try-policy";

const NOW = slotAt(new Date());
const TICKS = 40;
const latency = { policyName: "Latency", metricType: "api_latency_ms" };

describe("trying a policy on history", () => {
  let fixture: OrganizationFixture;

  beforeAll(async () => {
    fixture = await createOrganizationFixture("Tried");
    await asSuperuser("SELECT ensure_partitions(now() - interval '2 days'), ensure_partitions(now())");
    // Two hours of calm, a gap, and half an hour of slow answers that ends 10 minutes ago.
    await asSuperuser(
      `INSERT INTO metrics_5m (organization_id, slot, request_count, api_latency_ms, error_rate)
       SELECT $1, $2::timestamptz - place * interval '5 minutes', 50 + place, CASE WHEN place BETWEEN 2 AND 7 THEN 900
         ELSE 100 + place END, (place % 7)::real
       FROM generate_series(0, 100) AS place WHERE place NOT IN (12, 13)`,
      [fixture.organization.id, NOW],
    );
  });

  it.each([
    { kind: "threshold", ...latency, thresholdValue: 500, windowSeconds: 900 },
    { kind: "threshold", ...latency, thresholdValue: 500, aggregate: "p95", windowSeconds: 3_600 },
    { kind: "absence", ...latency, windowSeconds: 600 },
    {
      kind: "forecast",
      ...latency,
      thresholdValue: 500,
      windowSeconds: 3_600,
      parameters: { horizonSeconds: 3_600 },
    },
    {
      kind: "rate_of_change",
      ...latency,
      thresholdValue: 50,
      parameters: { change: "percent", compareSeconds: 1_800 },
    },
    {
      kind: "burn_rate",
      policyName: "Budget",
      metricType: "error_rate",
      parameters: { objective: 99, longSeconds: 3_600, shortSeconds: 600, factor: 2, minimumEvents: 100 },
    },
  ])("measures a $kind as the engine does", async (given) => {
    const policy = definitionOf(PolicySettings.parse(given));
    const { id } = await createPolicy(fixture.context, given);
    const since = new Date(NOW.getTime() - TICKS * SLOT_MS);
    const { rows } = await asSuperuser(
      `SELECT history.value FROM alert_policies policy
       CROSS JOIN LATERAL alert_history(policy, $2::timestamptz, $3::timestamptz) AS history
       WHERE policy.id = $1 ORDER BY history.at`,
      [id, since, NOW],
    );
    const span = { from: new Date(since.getTime() - lookBackSeconds(policy) * 1000), to: NOW };
    const { series } = await withOrganization(fixture.context, (transaction) =>
      loadSeries(transaction, fixture.organization.id, policy, span),
    );
    const instants = Array.from({ length: TICKS }, (_, place) => since.getTime() + (place + 1) * SLOT_MS);
    const measured = readingsOf(policy, series, instants).map(({ value }) => value);
    const expected = rows.map(({ value }) => value as number | null);
    expect(measured).toHaveLength(expected.length);
    for (const [place, value] of expected.entries()) {
      if (value === null) expect(measured[place], `tick ${place}`).toBeNull();
      else expect(measured[place], `tick ${place}`).toBeCloseTo(value, 3);
    }
  });

  it("says what would have fired, and how that differs from the version in force", async () => {
    const settings = { kind: "threshold", ...latency, thresholdValue: 500 };
    const { id } = await createPolicy(fixture.context, { ...settings, thresholdValue: 2_000 });
    const trial = await tryPolicy(fixture.context, { settings, range: "24h", policyId: id });
    expect(trial).toMatchObject({
      kind: "tried",
      unit: "milliseconds",
      figures: { alerts: 1, notices: 2 },
      live: { alerts: 0, notices: 0, woken: 0, openSeconds: 0 },
      episodes: [{ severity: "high", value: 900 }],
    });
  });

  it("draws a bounded number of points, and keeps the peak", async () => {
    const settings = { kind: "threshold", ...latency, thresholdValue: 500 };
    const trial = await tryPolicy(fixture.context, { settings, range: "30d" });
    if (trial.kind !== "tried") throw new Error(trial.reason);
    expect(trial.at.length).toBeLessThanOrEqual(300);
    expect(Math.max(...trial.lines.flatMap(({ points }) => points.map((point) => point ?? 0)))).toBe(900);
  });

  it("says plainly which kinds cannot be tried", async () => {
    const settings = {
      kind: "anomaly",
      ...latency,
      thresholdValue: 4,
      parameters: { direction: "above" },
    };
    expect(await tryPolicy(fixture.context, { settings, range: "7d" })).toMatchObject({ kind: "not_tried" });
  });

  it("compares with no policy of another organisation", async () => {
    const other = await createOrganizationFixture("Stranger");
    const settings = { kind: "threshold", ...latency, thresholdValue: 500 };
    const { id } = await createPolicy(other.context, settings);
    await expect(tryPolicy(fixture.context, { settings, range: "24h", policyId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
