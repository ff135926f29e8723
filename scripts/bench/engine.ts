// The embedded engine's figures: node scripts/run.mjs scripts/bench/engine.ts [kills], or npm run bench -- engine.
// On a PostgreSQL of its own with the durability of the product, in .regulix/bench.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Inngest } from "inngest";
import pg from "pg";
import { deployMigrations } from "../database/schema-engine.mjs";
import { startEmbeddedDatabase } from "../launcher/embedded-database.mjs";
import { dataDirectory, root } from "../launcher/places.mjs";
import { loadSecrets } from "../launcher/secrets.mjs";
import { runKillCampaign } from "../testing/engine/campaign";
import { freePort } from "../testing/engine/free-port";
import {
  engineEnvironment,
  engineReady,
  killProcess,
  startProcess,
  until,
} from "../testing/engine/processes";
import { createTestClient } from "../testing/engine/test-app";
import type { FirstStep } from "./engine-app";
import { median, quantile, report } from "./measure";

const SINGLE_EVENTS = 200;
const RUNS = 2_000;
const FIVE_STEP_RUNS = 300;
const KILLS = Number(process.argv[2] ?? 100);
const STEPS_PER_KILL = 60;
/** Counting takes the database's time from what is measured. */
const COUNT_EVERY_MS = 20;

const directory = join(dataDirectory, "bench", "engine");
rmSync(directory, { recursive: true, force: true });
const secrets = await loadSecrets(directory);
const database = await startEmbeddedDatabase({ directory, port: await freePort(), secrets });
await deployMigrations(root, database.urls.owner);
const pool = new pg.Pool({ connectionString: database.urls.engine, max: 2 });

try {
  await measureSpeed();
  await measureKills();
} finally {
  await pool.end();
  await database.stop();
}

async function measureSpeed(): Promise<void> {
  const [appPort, enginePort] = [await freePort(), await freePort()];
  const client = createTestClient(enginePort);
  const environment = engineEnvironment(database.urls.engine, { appPort, enginePort });
  const firstSteps = new Map<number, number>();
  const app = startProcess("scripts/bench/engine-app.ts", environment);
  app.on("message", (step: FirstStep) => firstSteps.set(step.number, step.at));
  const engine = startProcess("inngest/embedded/main.ts", environment);
  try {
    await engineReady(enginePort);
    await measureLatency(client, firstSteps);
    await measureThroughput(client);
  } finally {
    await Promise.all([killProcess(engine), killProcess(app)]);
  }
}

async function measureLatency(client: Inngest, firstSteps: ReadonlyMap<number, number>): Promise<void> {
  const latencies: number[] = [];
  for (let number = 0; number < SINGLE_EVENTS; number += 1) {
    const sent = performance.timeOrigin + performance.now();
    await client.send({ name: "one.step", data: { number, timed: true } });
    await until(() => firstSteps.has(number), 1);
    latencies.push((firstSteps.get(number) ?? Infinity) - sent);
    await pause(5);
  }
  report({ what: "event to first step, median", value: median(latencies), unit: "ms" });
  report({
    what: "event to first step, p95",
    value: quantile(latencies, 0.95),
    unit: "ms",
    wanted: { atMost: 100 },
  });
}

async function measureThroughput(client: Inngest): Promise<void> {
  const before = await completed();
  const began = performance.now();
  await client.send(Array.from({ length: RUNS }, (_, number) => ({ name: "one.step", data: { number } })));
  report({ what: `${RUNS} events in one send accepted`, value: performance.now() - began, unit: "ms" });
  await until(async () => (await completed()) >= before + RUNS, COUNT_EVERY_MS);
  report({
    what: "one-step runs",
    value: RUNS / ((performance.now() - began) / 1_000),
    unit: "per s",
    wanted: { atLeast: 200 },
  });

  const five = performance.now();
  await client.send(Array.from({ length: FIVE_STEP_RUNS }, () => ({ name: "five.steps", data: {} })));
  await until(async () => (await completed()) >= before + RUNS + FIVE_STEP_RUNS, COUNT_EVERY_MS);
  report({
    what: "five-step runs",
    value: FIVE_STEP_RUNS / ((performance.now() - five) / 1_000),
    unit: "per s",
  });
}

async function measureKills(): Promise<void> {
  await pool.query("DELETE FROM engine.runs");
  // The engine would otherwise count as ready with the functions of the measurement before.
  await pool.query("DELETE FROM engine.functions");
  const result = await runKillCampaign({
    databaseUrl: database.urls.engine,
    kills: KILLS,
    runsAtATime: 12,
    stepMs: 60,
    stepsPerKill: STEPS_PER_KILL,
    random: Math.random,
    onKill: ({ number }) => process.stdout.write(number % 10 === 0 ? `${number} kills\n` : ""),
  });
  console.log(JSON.stringify(result));
  const { kills, runs, lost, steps, overlapping, begunAfterRecord, completedTwice } = result;
  report({ what: "kills that hit a live step", value: kills, unit: "", wanted: { atLeast: KILLS } });
  report({ what: `runs lost, of ${runs}`, value: lost, unit: "", wanted: { atMost: 0 } });
  report({
    what: `steps whose executions overlap, of ${steps}`,
    value: overlapping,
    unit: "",
    wanted: { atMost: 0 },
  });
  report({
    what: "executions of a step that was recorded",
    value: begunAfterRecord,
    unit: "",
    wanted: { atMost: 0 },
  });
  report({
    what: "steps completed twice",
    value: (100 * completedTwice) / steps,
    unit: "%",
    wanted: { atMost: 1 },
  });
}

async function completed(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "SELECT count(*)::int FROM engine.runs WHERE status = 'completed'",
  );
  return rows[0]?.count ?? 0;
}
