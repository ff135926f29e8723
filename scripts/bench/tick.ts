// The collection's tick, G1 to G4: node scripts/bench.mjs tick
import pg from "pg";
import { runCollection } from "@/lib/collection/run-collection";
import { SLOT_MS, slotAt } from "@/lib/collection/slots";
import { rounded } from "./document.mjs";
import { median, milliseconds, report, timed, timesOf } from "./measure";
import { loopOverOrganizations } from "./tick-loop";
import { makeOrganizations, startBenchServer } from "./server";

const REQUESTS = 20;
const SIZES = [5_000, 10_000, 50_000];
const ROUNDS = 5;
const LOOPED = 100;

// Materialized: a plain subquery under the count would lose its columns, and with them the work.
const AGGREGATE = `
  WITH aggregated AS MATERIALIZED (SELECT organization_id, count(*), avg(duration_milliseconds),
    percentile_cont(0.95) WITHIN GROUP (ORDER BY duration_milliseconds),
    100.0 * count(*) FILTER (WHERE status >= 500) / count(*),
    count(DISTINCT actor_id) FILTER (WHERE actor_kind = 'user'),
    count(*) FILTER (WHERE actor_kind = 'api_key')
  FROM request_records WHERE occurred_at >= $1 AND occurred_at < $2 GROUP BY organization_id)
  SELECT count(*) FROM aggregated`;

const server = await startBenchServer("tick");
const platform = new pg.Client({ connectionString: server.urls.platform });
await platform.connect();
// As the tick sets them for itself.
await platform.query("SET work_mem = '64MB'");
await platform.query("SET jit = off");

try {
  const microseconds = new Map<number, number>();
  let organizations: string[] = [];
  let slot = new Date(slotAt(new Date()).getTime() - SIZES.length * (ROUNDS + 1) * SLOT_MS);
  for (const size of SIZES) {
    organizations = [
      ...organizations,
      ...(await makeOrganizations(server.superuser, size - organizations.length)),
    ];
    const { tick, aggregate, again } = await measureSize(slot);
    slot = new Date(slot.getTime() + (ROUNDS + 1) * SLOT_MS);
    microseconds.set(size, (1000 * tick) / size);
    if (size === 10_000) await reportTenThousand({ tick, aggregate, again, slot, organizations });
    else
      report({
        what: `tick of ${size.toLocaleString("en")} organisations × ${REQUESTS} requests`,
        value: tick,
        unit: "ms",
      });
  }
  const [few = NaN, many = NaN] = [microseconds.get(5_000), microseconds.get(50_000)];
  report({
    goal: "G4",
    what: "tick per organisation, at 50,000 / at 5,000",
    value: many / few,
    unit: "×",
    here: `${rounded(many)} µs`,
    beside: `${rounded(few)} µs`,
    wanted: { atMost: 1.25 },
  });
} finally {
  await platform.end();
  await server.stop();
}

/** One tick to warm up, then each of the others beside the bare aggregate over the same rows. */
async function measureSize(first: Date): Promise<{ tick: number; aggregate: number; again: number }> {
  const slots = Array.from({ length: ROUNDS + 1 }, (_, n) => new Date(first.getTime() + n * SLOT_MS));
  for (const slot of slots) await makeRequests(slot);
  await server.superuser.query("VACUUM ANALYZE organizations, request_records");
  const ticks: number[] = [];
  const aggregates: number[] = [];
  const repeats: number[] = [];
  for (const [round, slot] of slots.entries()) {
    const window = [new Date(slot.getTime() - SLOT_MS), slot];
    const aggregate = await timed(() => platform.query(AGGREGATE, window));
    const tick = await timed(() => runCollection(slot));
    if (round === 0) continue;
    aggregates.push(aggregate);
    ticks.push(tick);
    repeats.push(median(await timesOf(10, () => runCollection(slot))));
  }
  return { tick: median(ticks), aggregate: median(aggregates), again: median(repeats) };
}

/** In the order of time, as they arrive. */
async function makeRequests(slot: Date): Promise<void> {
  await server.superuser.query("SELECT ensure_partitions($1::timestamptz)", [slot]);
  await server.superuser.query(
    `INSERT INTO request_records
       (organization_id, occurred_at, route, method, status, duration_milliseconds, actor_kind, actor_id)
     SELECT id, $1::timestamptz - interval '5 minutes' * (1 - (n - random()) / $2), '/api/v1/metrics', 'POST',
       CASE WHEN random() < 0.01 THEN 500 ELSE 200 END, 5 + 100 * random() ^ 3,
       CASE WHEN n % 2 = 0 THEN 'user' ELSE 'api_key' END, md5(id::text || n % 5)::uuid
     FROM generate_series(1, $2::int) AS n CROSS JOIN organizations`,
    [slot, REQUESTS],
  );
}

async function reportTenThousand(measured: {
  tick: number;
  aggregate: number;
  again: number;
  slot: Date;
  organizations: string[];
}): Promise<void> {
  const { tick, aggregate, again, slot, organizations } = measured;
  report({
    goal: "G1",
    what: `whole tick / aggregate alone, 10,000 organisations × ${REQUESTS} requests`,
    value: tick / aggregate,
    unit: "×",
    here: milliseconds(tick),
    beside: milliseconds(aggregate),
    wanted: { atMost: 2 },
  });
  const sample = organizations.slice(0, LOOPED);
  const looped = await timed(() => loopOverOrganizations(sample, new Date(slot.getTime() - SLOT_MS)));
  const [ours, theirs] = [tick / 10_000, looped / LOOPED];
  report({
    goal: "G2",
    what: `tick, faster than a Prisma loop (${LOOPED} organisations, row by row)`,
    value: theirs / ours,
    unit: "×",
    here: `${milliseconds(ours)} an organisation`,
    beside: milliseconds(theirs),
    wanted: { atLeast: 100 },
  });
  report({
    goal: "G3",
    what: "finished tick again / first run",
    value: again / tick,
    unit: "×",
    here: milliseconds(again),
    beside: milliseconds(tick),
    wanted: { atMost: 0.01 },
  });
}
