import { beforeEach, describe, expect, it, vi } from "vitest";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { slotAt } from "@/lib/collection/slots";
import { systemContext } from "@/lib/core/context";
import { pushPoints } from "@/lib/metrics/push-points";
import { recordSecurityEvent } from "@/lib/security-events/record";
import { refreshBaselines } from "./refresh-baselines";
import { settleAlertSignals } from "./signal-alerts";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn() }));

const NOW = slotAt(new Date());
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

let fixture: OrganizationFixture;

async function createPolicy(columns: Record<string, unknown>): Promise<string> {
  const all = { policy_name: "Watched", ...columns };
  const names = Object.keys(all);
  const values = Object.values(all).map((value) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value,
  );
  const { rows } = await asSuperuser(
    `INSERT INTO alert_policies (organization_id, ${names.join(", ")})
     VALUES ($1, ${names.map((_, index) => `$${index + 2}`).join(", ")}) RETURNING id`,
    [fixture.organization.id, ...values],
  );
  return String(rows[0].id);
}

/** What a policy measures at this slot. */
async function measure(columns: Record<string, unknown>) {
  const id = await createPolicy(columns);
  const { rows } = await asSuperuser(
    `SELECT reading.labels, reading.value, reading.samples::int FROM alert_policies policy
     CROSS JOIN LATERAL alert_readings(policy, $2::timestamptz) AS reading
     WHERE policy.id = $1 ORDER BY reading.labels::text`,
    [id, NOW],
  );
  return rows;
}

const collect = (column: string, values: readonly (number | null)[], requests: number | null = null) =>
  asSuperuser(
    `INSERT INTO metrics_5m (organization_id, slot, ${column === "request_count" ? "" : "request_count, "}${column})
     SELECT $1, $2::timestamptz - (place - 1) * interval '5 minutes', ${column === "request_count" ? "" : "$4::real, "}value
     FROM unnest($3::double precision[]) WITH ORDINALITY AS given (value, place)
     ${column === "request_count" ? "WHERE $4::real IS NULL" : ""}`,
    [fixture.organization.id, NOW, values, requests],
  );

const push = (points: { metric: string; value: number; minutes: number; labels?: object }[]) =>
  pushPoints(
    systemContext({ id: fixture.organization.id, slug: fixture.organization.slug }, "test", [
      "metrics.write",
    ]),
    {
      points: points.map(({ minutes, ...point }) => ({ ...point, timestamp: before(minutes).toISOString() })),
    },
  );

beforeEach(async () => {
  await asSuperuser("SELECT ensure_partitions($1::timestamptz)", [NOW]);
  await asSuperuser("SELECT ensure_partitions($1::timestamptz)", [before(24 * 60)]);
  fixture = await createOrganizationFixture("Measured");
});

describe("what a policy measures", () => {
  it.each([
    ["avg", 4],
    ["min", 1],
    ["max", 8],
    ["sum", 12],
    ["count", 3],
    ["last", 3],
  ])("is the %s of its window, newest sample included and oldest not", async (aggregate, expected) => {
    await collect("api_latency_ms", [3, 8, 1, 100]);
    const [reading] = await measure({
      metric_type: "api_latency_ms",
      aggregate,
      window_seconds: 900,
      threshold_value: 1,
    });
    expect(reading).toEqual({ labels: {}, value: expected, samples: 3 });
  });

  it("is no data where there is none", async () => {
    expect(await measure({ metric_type: "api_latency_ms", threshold_value: 1 })).toEqual([
      { labels: {}, value: null, samples: 0 },
    ]);
  });

  it("is one value for each group of the series that match", async () => {
    await push([
      { metric: "queue", value: 1, minutes: 1, labels: { host: "a", zone: "eu" } },
      { metric: "queue", value: 3, minutes: 1, labels: { host: "a", zone: "us" } },
      { metric: "queue", value: 9, minutes: 1, labels: { host: "b", zone: "eu" } },
      { metric: "queue", value: 50, minutes: 1, labels: { host: "test-1", zone: "eu" } },
    ]);
    const columns = {
      metric_type: "queue",
      threshold_value: 1,
      label_selector: JSON.stringify([{ name: "host", operator: "!~", value: "test-.*" }]),
    };
    expect(await measure({ ...columns, group_by: ["host"] })).toEqual([
      { labels: { host: "a" }, value: 2, samples: 2 },
      { labels: { host: "b" }, value: 9, samples: 1 },
    ]);
    expect(await measure({ ...columns, group_by: ["*"] })).toHaveLength(3);
    expect(await measure({ ...columns, aggregate: "max" })).toEqual([{ labels: {}, value: 9, samples: 3 }]);
  });

  it("matches nothing by a pattern that is none", async () => {
    await push([{ metric: "queue", value: 1, minutes: 1, labels: { host: "a" } }]);
    const label_selector = JSON.stringify([{ name: "host", operator: "=~", value: "(" }]);
    expect(await measure({ metric_type: "queue", threshold_value: 1, label_selector })).toEqual([
      { labels: {}, value: null, samples: 0 },
    ]);
  });

  it("is how long a metric has been silent", async () => {
    await push([{ metric: "heartbeat", value: 1, minutes: 20 }]);
    const [reading] = await measure({ kind: "absence", metric_type: "heartbeat", window_seconds: 900 });
    expect(reading).toMatchObject({ value: 1_200, samples: 0 });
  });

  it.each([
    ["absolute", 20],
    ["percent", 200],
  ])("is the %s change against an earlier window", async (change, expected) => {
    await collect("api_use", [30, 20, 10]);
    const [reading] = await measure({
      kind: "rate_of_change",
      metric_type: "api_use",
      threshold_value: 1,
      parameters: { change, compare_seconds: 600 },
    });
    expect(reading?.value).toBe(expected);
  });

  it("is where the line through its window leads", async () => {
    await collect("storage_utilization", [50, 49, 48, 47]);
    const [reading] = await measure({
      kind: "forecast",
      metric_type: "storage_utilization",
      window_seconds: 3_600,
      threshold_value: 100,
      parameters: { horizon_seconds: 3_600 },
    });
    expect(reading?.value).toBeCloseTo(62, 6);
  });

  it("is the burn of a budget in the lesser of two windows, and nothing where there is hardly any traffic", async () => {
    await collect("error_rate", [2, 0, 0, 0], 100);
    const parameters = { objective: 99, long_seconds: 1_200, short_seconds: 300, factor: 1 };
    const columns = { kind: "burn_rate", metric_type: "error_rate" };
    expect(await measure({ ...columns, parameters })).toEqual([{ labels: {}, value: 0.5, samples: 400 }]);
    expect(await measure({ ...columns, parameters: { ...parameters, minimum_events: 401 } })).toEqual([
      { labels: {}, value: 0, samples: 400 },
    ]);
  });

  it("is how far from usual the metric is, once it is known what is usual", async () => {
    const policy = { kind: "anomaly", metric_type: "active_users", threshold_value: 3 };
    await collect("active_users", [40, 10, 12, 8, 10]);
    const parameters = { direction: "above", points: 1, of_points: 1 };
    expect(await measure({ ...policy, parameters })).toMatchObject([{ value: null }]);
    const id = await createPolicy({ ...policy, parameters });
    await refreshBaselines(NOW);
    const { rows } = await asSuperuser(
      "SELECT reading.value FROM alert_policies policy, alert_readings(policy, $2) AS reading WHERE policy.id = $1",
      [id, NOW],
    );
    // The median of 40, 10 and 12 is 12, and that of their distances 2.
    expect(rows[0].value).toBeCloseTo(28 / (2 * 1.4826), 6);
  });

  it("is the number of security events of each actor", async () => {
    for (const [id, count] of [
      ["mira", 3],
      ["noor", 1],
    ] as const)
      for (let n = 0; n < count; n += 1)
        await asSuperuser(
          `INSERT INTO security_events (organization_id, sequence, recorded_at, id, version, occurred_at, kind, severity,
             source, actor_kind, actor_id, detail, personal_commitment, content_hash, previous_hash, hash)
           VALUES ($1, $2, $3, uuidv7(), 1, $3, 'authentication.failed', 'low', 'api', 'user', $4, '{}', sha256(''),
             sha256(''), sha256(''), sha256(''))`,
          [fixture.organization.id, n + (id === "mira" ? 1 : 9), before(2), id],
        );
    const columns = { kind: "event_count", metric_type: null, window_seconds: 900, threshold_value: 3 };
    expect(
      await measure({
        ...columns,
        parameters: { kinds: ["authentication.failed"], severities: [], group_by: "actor" },
      }),
    ).toEqual([
      { labels: { actor: "mira" }, value: 3, samples: 3 },
      { labels: { actor: "noor" }, value: 1, samples: 1 },
    ]);
    expect(await measure({ ...columns, parameters: { kinds: ["access.refused"] } })).toEqual([
      { labels: {}, value: 0, samples: 0 },
    ]);
  });
});

describe("what has just come in", () => {
  const alerts = async () =>
    (
      await asSuperuser("SELECT labels, state FROM alerts WHERE organization_id = $1 ORDER BY labels::text", [
        fixture.organization.id,
      ])
    ).rows;

  it("fires an alert on a pushed metric without waiting for the tick", async () => {
    await createPolicy({
      metric_type: "queue",
      threshold_value: 10,
      comparison_operator: "gt",
      group_by: ["host"],
    });
    await push([
      { metric: "queue", value: 50, minutes: 0, labels: { host: "a" } },
      { metric: "queue", value: 5, minutes: 0, labels: { host: "b" } },
    ]);
    await settleAlertSignals();
    expect(await alerts()).toEqual([{ labels: { host: "a" }, state: "firing" }]);
  });

  it("fires an alert on the fifth failed sign-in of an account", async () => {
    await createPolicy({
      kind: "event_count",
      metric_type: null,
      window_seconds: 900,
      threshold_value: 5,
      comparison_operator: "gte",
      parameters: { kinds: ["authentication.failed"], group_by: "target" },
    });
    const fail = () =>
      recordSecurityEvent({
        organizationId: fixture.organization.id,
        kind: "authentication.failed",
        target: { kind: "account", id: "mira" },
      });
    for (let n = 0; n < 4; n += 1) await fail();
    await settleAlertSignals();
    expect(await alerts()).toEqual([]);
    await fail();
    await settleAlertSignals();
    expect(await alerts()).toEqual([{ labels: { target: "account:mira" }, state: "firing" }]);
  });
});
