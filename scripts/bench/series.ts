// Histories of 100 organisations × 10 metrics × 90 days, G8 to G13: node scripts/bench.mjs series
import pg from "pg";
import { slotAt } from "@/lib/collection/slots";
import { systemContext } from "@/lib/core/context";
import { historyQuery } from "@/lib/metrics/internal/history-sql";
import { getHistories, periodOf } from "@/lib/metrics/queries";
import { METRIC_RANGES, RANGES, type MetricRange } from "@/lib/metrics/ranges";
import { rollUpMetrics } from "@/lib/metrics/roll-up";
import { rounded } from "./document.mjs";
import { median, milliseconds, quantile, report, timed, timesOf } from "./measure";
import { DAYS, FIGURES, bytesOf, fillHistory, fillNaiveTable } from "./series-data";
import { makeOrganizations, startBenchServer } from "./server";

const ORGANIZATIONS = 100;
const IN_NAIVE = 10;
const ON_DASHBOARD = 6;
const POINTS = ORGANIZATIONS * FIGURES.length * DAYS * 288;
const STORED = ["metrics_5m", "metrics_1h", "metrics_1d"];

const server = await startBenchServer("series");
try {
  const organizationIds = await makeOrganizations(server.superuser, ORGANIZATIONS);
  const end = slotAt(new Date());
  await fillHistory(server.superuser, end);
  for (const resolution of ["1h", "1d"] as const) await rollUpMetrics(resolution, end);
  // Autovacuum follows each batch of the roll-ups; here all of them came at once.
  await server.superuser.query(`VACUUM ANALYZE ${STORED.join(", ")}`);
  await fillNaiveTable(server.superuser, organizationIds.slice(0, IN_NAIVE));

  await reportBytes();
  await reportWarm(organizationIds, end);
  await reportResponse(organizationIds);
  await reportPolicyScan(organizationIds);
  await reportCold(organizationIds.toReversed(), end);
  await reportRetention();
} finally {
  await server.stop();
}

async function reportBytes(): Promise<void> {
  const here = (await bytesOf(server.superuser, STORED)) / POINTS;
  const beside = (await bytesOf(server.superuser, ["naive_metrics"])) / ((POINTS * IN_NAIVE) / ORGANIZATIONS);
  report({
    what: `bytes a point with indexes and roll-ups, ${(POINTS / 1e6).toFixed(1)} million points`,
    value: here,
    unit: "B",
    wanted: { atMost: 25 },
  });
  report({
    goal: "G8",
    what: "bytes a point, fewer than in a row-a-figure table",
    value: beside / here,
    unit: "×",
    here: `${rounded(here)} B`,
    beside: `${rounded(beside)} B`,
    wanted: { atLeast: 8 },
  });
}

/** The very statement of the product, for a plain connection. */
function seriesQuery(organizationId: string, range: MetricRange, end: Date): pg.QueryConfig {
  const { text, values } = historyQuery({
    organizationId,
    source: "organisation",
    metrics: FIGURES.slice(0, ON_DASHBOARD),
    resolution: RANGES[range].resolution,
    period: periodOf(range, end),
  });
  return { text, values };
}

function naiveQuery(organizationId: string, end: Date): pg.QueryConfig {
  const { from, to, stepSeconds } = periodOf("90d", end);
  return {
    text: `SELECT metric_type, date_bin(make_interval(secs => $4), recorded_at, $3) AS at, avg(value), max(value)
      FROM naive_metrics
      WHERE organization_id = $1 AND metric_type = ANY ($5) AND recorded_at > $2 AND recorded_at <= $3
      GROUP BY metric_type, at ORDER BY at`,
    values: [organizationId, from, to, stepSeconds, FIGURES.slice(0, ON_DASHBOARD)],
  };
}

/** A connection of the application's role that stands in one organisation. */
async function connectAs(organizationId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.urls.app });
  await client.connect();
  await client.query("SELECT set_config('app.organization_id', $1, false)", [organizationId]);
  return client;
}

async function reportWarm(organizationIds: readonly string[], end: Date): Promise<void> {
  const [organizationId = ""] = organizationIds;
  const member = await connectAs(organizationId);
  const ninetyDays = { bound: 0, free: 0 };
  for (const range of METRIC_RANGES) {
    const query = seriesQuery(organizationId, range, end);
    const bound: number[] = [];
    const free: number[] = [];
    for (let round = 0; round < 31; round += 1) {
      bound.push(await timed(() => member.query(query)));
      free.push(await timed(() => server.superuser.query(query)));
    }
    if (range === "90d") Object.assign(ninetyDays, { bound: median(bound), free: median(free) });
    report({
      what: `${RANGES[range].label} × ${ON_DASHBOARD} metrics, warm, with row-level security`,
      value: median(bound),
      unit: "ms",
      wanted: { atMost: 10 },
    });
  }
  await member.end();
  const naive = median(await timesOf(11, () => server.superuser.query(naiveQuery(organizationId, end))));
  report({
    goal: "G9",
    what: "90 d series warm, faster than on a row-a-figure table",
    value: naive / ninetyDays.bound,
    unit: "×",
    here: milliseconds(ninetyDays.bound),
    beside: milliseconds(naive),
    wanted: { atLeast: 20 },
  });
  report({
    goal: "G11",
    what: "90 d series, row-level security on / off",
    value: ninetyDays.bound / ninetyDays.free,
    unit: "×",
    here: milliseconds(ninetyDays.bound),
    beside: milliseconds(ninetyDays.free),
    wanted: { atMost: 1.1 },
  });
}

/** What a page waits for: the product's query with its transaction, every range, compared with the period before. */
async function reportResponse(organizationIds: readonly string[]): Promise<void> {
  const times: number[] = [];
  for (const [index, id] of organizationIds.slice(0, 40).entries()) {
    const context = systemContext({ id, slug: "bench" }, "bench", ["metrics.read"]);
    const range = METRIC_RANGES[index % METRIC_RANGES.length] ?? "90d";
    times.push(await timed(() => getHistories(context, { metrics: FIGURES, range, compare: true })));
  }
  report({
    what: "getHistories, 10 metrics compared with the period before, p95",
    value: quantile(times, 0.95),
    unit: "ms",
    wanted: { atMost: 200 },
  });
}

async function reportPolicyScan(organizationIds: readonly string[]): Promise<void> {
  const member = await connectAs(organizationIds[0] ?? "");
  const scan = "SELECT count(*) FROM metrics_5m WHERE request_count > 1e9";
  for (const client of [member, server.superuser])
    await client.query(
      "SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off",
    );
  const bound: number[] = [];
  const free: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    bound.push(await timed(() => member.query(scan)));
    free.push(await timed(() => server.superuser.query(scan)));
  }
  await member.end();
  await server.superuser.query("RESET ALL");
  report({
    goal: "G12",
    what: "whole-table scan, with the tenant's policy / without",
    value: median(bound) / median(free),
    unit: "×",
    here: milliseconds(median(bound)),
    beside: milliseconds(median(free)),
    wanted: { atMost: 1.15 },
  });
}

/** First touch after a restart with nothing in memory, of organisations whose rows lie far apart. */
async function reportCold(organizationIds: readonly string[], end: Date): Promise<void> {
  for (const range of METRIC_RANGES) {
    await server.coolDown();
    // A connection that knows the catalogue, as one in the pool does.
    const [known = "", ...others] = organizationIds;
    await server.superuser.query(seriesQuery(known, range === "1y" ? "90d" : "1y", end));
    const times: number[] = [];
    for (const id of [others[15], others[45], others[75]])
      times.push(await timed(() => server.superuser.query(seriesQuery(id ?? "", range, end))));
    report({
      goal: range === "90d" ? "G10" : undefined,
      what: `${RANGES[range].label} × ${ON_DASHBOARD} metrics, first touch after a cold start`,
      value: median(times),
      unit: "ms",
      wanted: { atMost: range === "90d" ? 25 : 100 },
    });
  }
}

/** The other side clears only what a tenth of the organisations left, and from the ninety-first day on. */
async function reportRetention(): Promise<void> {
  const { rows } = await server.superuser.query<{ oldest: Date; until: Date }>(
    `SELECT oldest, oldest + interval '7 days' AS until
     FROM (SELECT date_trunc('week', min(slot), 'UTC') + interval '7 days' AS oldest FROM metrics_5m) AS first`,
  );
  const [{ oldest, until } = { oldest: new Date(), until: new Date() }] = rows;
  await server.superuser.query("SELECT drop_expired_partitions($1::timestamptz + interval '90 days')", [
    oldest,
  ]);
  const dropped = await timed(() =>
    server.superuser.query("SELECT drop_expired_partitions($1::timestamptz + interval '90 days')", [until]),
  );
  const deleted = await timed(async () => {
    await server.superuser.query("DELETE FROM naive_metrics WHERE recorded_at < $1", [until]);
    await server.superuser.query("VACUUM naive_metrics");
  });
  report({
    goal: "G13",
    what: `a week of ${ORGANIZATIONS} organisations dropped / of ${IN_NAIVE} deleted, a row a figure`,
    value: dropped / deleted,
    unit: "×",
    here: milliseconds(dropped),
    beside: milliseconds(deleted),
    wanted: { atMost: 1 / 30 },
  });
}
