// OpenTelemetry metrics over HTTP: node scripts/bench.mjs otlp
import { gzipSync } from "node:zlib";
import { encodeMessage } from "@/lib/otlp/internal/protocol";
import { cpuMilliseconds, startedProcesses } from "./cpu-time";
import { report } from "./measure";
import { makeApiKey, makeOrganizations, serveBenchApp, startBenchServer } from "./server";

const ORGANIZATIONS = 4;
const CLIENTS = 4;
const METRICS = 50;
const POINTS_A_METRIC = 20;
const BATCH = METRICS * POINTS_A_METRIC;
/** Requests of each organisation; every one has times of its own, or its points would be known already. */
const ROUNDS = 60;
const WARM_UP_ROUNDS = 5;

type Kind = "gauge" | "sum";

const server = await startBenchServer("otlp");

try {
  const organizationIds = await makeOrganizations(server.superuser, ORGANIZATIONS);
  await server.superuser.query("UPDATE organizations SET plan = 'enterprise'");
  const tokens: string[] = [];
  for (const organizationId of organizationIds)
    tokens.push(await makeApiKey(server.superuser, organizationId, "metrics:write"));
  const before = startedProcesses();
  const app = await serveBenchApp(server);
  const appProcesses = startedProcesses().filter((pid) => !before.includes(pid));
  try {
    const url = `http://127.0.0.1:${app.port}/api/otlp/v1/metrics`;
    for (const [kind, what] of [
      ["gauge", "gauges"],
      ["sum", "cumulative counters"],
    ] as const) {
      await send(url, tokens, bodies(kind, WARM_UP_ROUNDS, 0));
      const load = await measured(appProcesses, () =>
        send(url, tokens, bodies(kind, ROUNDS, WARM_UP_ROUNDS)),
      );
      const points = ROUNDS * ORGANIZATIONS * BATCH;
      report({
        what: `${what}, protobuf with gzip, batches of ${BATCH.toLocaleString("en")}, ${CLIENTS} clients`,
        value: (1_000 * points) / load.wall,
        unit: "points/s",
        wanted: { atLeast: 20_000 },
      });
      report({
        what: `${what}, processor time of app and PostgreSQL for 1,000 points`,
        value: (1_000 * (load.app + load.database)) / points,
        unit: "ms",
        here: `app ${((1_000 * load.app) / points).toFixed(1)} ms`,
        beside: `PostgreSQL ${((1_000 * load.database) / points).toFixed(1)} ms`,
        // Two cores have 2,000 ms a second.
        wanted: { atMost: 100 },
      });
    }
    await requireAllPoints();
  } finally {
    await app.stop();
  }
} finally {
  await server.stop();
}

/** Exports of a collector, a second apart, the last of them just now. */
function bodies(kind: Kind, rounds: number, from: number): Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: rounds }, (_, round) => {
    const at = Date.now() - (WARM_UP_ROUNDS + ROUNDS - from - round) * 1_000;
    return new Uint8Array(
      gzipSync(encodeMessage("ExportMetricsServiceRequest", exportAt(kind, at, from + round))),
    );
  });
}

function exportAt(kind: Kind, at: number, round: number) {
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const metrics = Array.from({ length: METRICS }, (_, metric) => {
    const dataPoints = Array.from({ length: POINTS_A_METRIC }, (_, series) => ({
      attributes: [text("cpu", `cpu${series}`), text("state", "idle"), text("device", "sda")],
      startTimeUnixNano: (at - (round + 1) * 1_000) * 1e6,
      timeUnixNano: at * 1e6,
      asDouble: round * 1.5 + series,
    }));
    const name = `bench.${kind}_${metric}`;
    return kind === "gauge"
      ? { name, gauge: { dataPoints } }
      : { name, sum: { dataPoints, isMonotonic: true, aggregationTemporality: 2 } };
  });
  const resource = { attributes: [text("service.name", "bench"), text("host.name", "h1")] };
  return { resourceMetrics: [{ resource, scopeMetrics: [{ metrics }] }] };
}

/** Closed-loop clients; each organisation's exports go in their order, as a collector sends them. */
async function send(url: string, tokens: readonly string[], exports: readonly Uint8Array<ArrayBuffer>[]) {
  const client = async (token: string) => {
    for (const body of exports) {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/x-protobuf",
          "content-encoding": "gzip",
        },
        body,
      });
      const answer = await response.arrayBuffer();
      if (response.status !== 200 || answer.byteLength > 0)
        throw new Error(`A request was refused with ${response.status}: ${Buffer.from(answer).toString()}`);
    }
  };
  await Promise.all(tokens.slice(0, CLIENTS).map(client));
}

/** How long the work takes by the clock, and what it costs the two sides. */
async function measured(appProcesses: readonly number[], work: () => Promise<void>) {
  const used = async () => {
    const { rows } = await server.superuser.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
    return {
      app: cpuMilliseconds(appProcesses, true),
      database: cpuMilliseconds(rows.map(({ pid }) => pid)),
    };
  };
  const before = await used();
  const began = performance.now();
  await work();
  const wall = performance.now() - began;
  const after = await used();
  return { wall, app: after.app - before.app, database: after.database - before.database };
}

/** A figure counts only for points that are all there; a counter's first point is its beginning, in full. */
async function requireAllPoints(): Promise<void> {
  const { rows } = await server.superuser.query<{ points: number }>(
    "SELECT count(*)::int AS points FROM metric_points",
  );
  const wanted = 2 * (ROUNDS + WARM_UP_ROUNDS) * ORGANIZATIONS * BATCH;
  if (rows[0]?.points !== wanted) throw new Error(`${rows[0]?.points} of ${wanted} points were kept.`);
}
