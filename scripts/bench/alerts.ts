// The engine of alerts: node scripts/bench.mjs alerts
import { checkReplay } from "@/lib/alerts/decisions/replay-check";
import { evaluateTick } from "@/lib/alerts/evaluate-tick";
import { SLOT_MS, slotAt } from "@/lib/collection/slots";
import { useClock as setClock } from "@/lib/core/clock";
import { systemContext } from "@/lib/core/context";
import { makeDays, makePolicies, makeSlot } from "./alert-data";
import { cpuMilliseconds } from "./cpu-time";
import { median, milliseconds, report, timed } from "./measure";
import { makeOrganizations, startBenchServer } from "./server";

const ORGANIZATIONS = 500;
const ROUNDS = 7;
const SIZES = [
  { policies: 10_000, atMost: 120 },
  { policies: 50_000, atMost: 400 },
];
const REPLAYED = 1_000;
const DAYS = 30;

const server = await startBenchServer("alerts");
const { superuser } = server;

try {
  const organizations = await makeOrganizations(superuser, ORGANIZATIONS);
  let slot = slotAt(new Date());
  let made = 0;
  for (const { policies, atMost } of SIZES) {
    await makePolicies(superuser, organizations, policies - made);
    made = policies;
    slot = await measureTicks(slot, policies, atMost);
  }
  await explainTick(slot);
  await superuser.query("UPDATE alert_policies SET enabled = false");
  await measureReplay();
} finally {
  await server.stop();
}

/** Every round one of a hundred values moves over its threshold or back, as on an ordinary day. */
async function measureTicks(first: Date, policies: number, atMost: number): Promise<Date> {
  const costs: { elapsed: number; database: number }[] = [];
  let slot = first;
  let decisions = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    slot = new Date(slot.getTime() + SLOT_MS);
    await makeSlot(superuser, slot);
    if (round === 0) await superuser.query("VACUUM ANALYZE");
    const restore = setClock(() => new Date(slot.getTime() + 2_000));
    const before = await databaseMilliseconds();
    const elapsed = await timed(async () => {
      decisions = (await evaluateTick(slot)).decisions;
    });
    const database = (await databaseMilliseconds()) - before;
    restore();
    // The first round makes the states that the others begin from.
    if (round > 0) costs.push({ elapsed, database });
  }
  const what = `tick of ${policies.toLocaleString("en")} policies in ${ORGANIZATIONS} organisations`;
  report({
    what: `${what}, ${decisions.toLocaleString("en")} decisions chained`,
    value: median(costs.map(({ elapsed }) => elapsed)),
    unit: "ms",
    wanted: { atMost },
  });
  report({
    what: `${what}: processor time of PostgreSQL`,
    value: median(costs.map(({ database }) => database)),
    unit: "ms",
  });
  return slot;
}

async function databaseMilliseconds(): Promise<number> {
  const { rows } = await superuser.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
  return cpuMilliseconds(rows.map(({ pid }) => pid));
}

/** The plans behind a tick, to the terminal: what is read by a scan of everything shows here. */
async function explainTick(slot: Date): Promise<void> {
  if (process.env.BENCH_PLANS === undefined) return;
  await superuser.query("LOAD 'auto_explain'");
  await superuser.query("SET auto_explain.log_min_duration = 0");
  await superuser.query("SET auto_explain.log_nested_statements = on");
  await superuser.query("SET auto_explain.log_analyze = on");
  await superuser.query("SET client_min_messages = log");
  superuser.on("notice", ({ message }) => console.log(message));
  await superuser.query("BEGIN");
  const next = new Date(slot.getTime() + SLOT_MS);
  await superuser.query("SELECT * FROM evaluate_alert_policies($1, NULL, NULL, NULL, false, false, $1)", [
    next,
  ]);
  await superuser.query("ROLLBACK");
  superuser.removeAllListeners("notice");
}

async function measureReplay(): Promise<void> {
  const organizations = await makeOrganizations(superuser, 10);
  const to = slotAt(new Date());
  const policyIds = await makeDays(superuser, organizations, { policies: REPLAYED, days: DAYS, to });
  const hashes: string[] = [];
  let [app, database] = [0, 0];
  const runs: number[] = [];
  for (let run = 0; run < 2; run += 1) {
    const began = process.cpuUsage();
    const before = await databaseMilliseconds();
    let hash = "";
    let decisions = 0;
    runs.push(
      await timed(async () => {
        for (const { id, organizationId } of policyIds) {
          const context = systemContext({ id: organizationId, slug: "bench" }, "bench", ["alerts.read"]);
          const { replayed, replayedHash } = await checkReplay(context, { policyId: id, to });
          decisions += replayed;
          hash += replayedHash;
        }
      }),
    );
    const { user, system } = process.cpuUsage(began);
    app = (user + system) / 1_000;
    database = (await databaseMilliseconds()) - before;
    hashes.push(hash);
    if (decisions === 0) throw new Error("The replay decided nothing.");
  }
  if (hashes[0] !== hashes[1]) throw new Error("Two replays differ.");
  report({
    what: `${DAYS} days of ${REPLAYED.toLocaleString("en")} policies replayed, the same hashes twice`,
    value: median(runs) / 1_000,
    unit: "s",
    here: `app ${milliseconds(app)} of processor time`,
    beside: `PostgreSQL ${milliseconds(database)}`,
    wanted: { atMost: 120 },
  });
}
