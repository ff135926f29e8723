// The embedded engine's figures: node scripts/run.mjs scripts/bench/engine.ts [kills]
// On a PostgreSQL of its own with the durability of the product, in .regulix/bench.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Inngest } from "inngest";
import pg from "pg";
import { startEngine } from "../../inngest/embedded/engine";
import { deployMigrations } from "../database/schema-engine.mjs";
import { startEmbeddedDatabase } from "../launcher/embedded-database.mjs";
import { dataDirectory, root } from "../launcher/places.mjs";
import { loadSecrets } from "../launcher/secrets.mjs";
import { runKillCampaign } from "../testing/engine/campaign";
import { freePort } from "../testing/engine/free-port";
import {
  CRON_SECRET,
  EVENT_KEY,
  SIGNING_KEY,
  createTestClient,
  serveFunctions,
} from "../testing/engine/test-app";

const SINGLE_EVENTS = 200;
const RUNS = 2_000;
const FIVE_STEP_RUNS = 300;
const KILLS = Number(process.argv[2] ?? 100);
const STEPS_PER_KILL = 60;

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
  const enginePort = await freePort();
  const client = createTestClient(enginePort);
  const firstSteps = new Map<number, number>();
  const app = await serveFunctions(client, benchFunctions(client, firstSteps));
  const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
  const engine = await startEngine(
    {
      databaseUrl: database.urls.engine,
      port: enginePort,
      appOrigin: `http://127.0.0.1:${app.port}`,
      signingKey: SIGNING_KEY,
      eventKey: EVENT_KEY,
      cronSecret: CRON_SECRET,
      webCrons: [],
      concurrency: 50,
      retentionDays: 14,
      registrationIntervalMs: 10_000,
      pollIntervalMs: 200,
      shutdownTimeoutMs: 10_000,
    },
    { log: quiet, onFatal: (reason) => console.error(reason) },
  );
  await until(() => Promise.resolve(engine.context.registry.size > 0));

  const latencies: number[] = [];
  for (let number = 0; number < SINGLE_EVENTS; number += 1) {
    const sent = performance.now();
    await client.send({ name: "one.step", data: { number } });
    await until(() => Promise.resolve(firstSteps.has(number)));
    latencies.push((firstSteps.get(number) ?? Infinity) - sent);
    await pause(5);
  }
  latencies.sort((a, b) => a - b);
  report("event to first step, p50", quantile(latencies, 0.5), "ms");
  report("event to first step, p95", quantile(latencies, 0.95), "ms", "< 100");

  const before = await completed();
  const began = performance.now();
  await client.send(Array.from({ length: RUNS }, (_, number) => ({ name: "one.step", data: { number } })));
  report(`${RUNS} events accepted in`, (performance.now() - began) / 1_000, "s", "< 0.5");
  await until(async () => (await completed()) >= before + RUNS);
  report("one-step runs", RUNS / ((performance.now() - began) / 1_000), "per s", ">= 200");

  const five = performance.now();
  await client.send(Array.from({ length: FIVE_STEP_RUNS }, () => ({ name: "five.steps", data: {} })));
  await until(async () => (await completed()) >= before + RUNS + FIVE_STEP_RUNS);
  report("five-step runs", FIVE_STEP_RUNS / ((performance.now() - five) / 1_000), "per s");
  await engine.stop();
  await app.close();
}

async function measureKills(): Promise<void> {
  await pool.query("DELETE FROM engine.runs");
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
  report("kills that hit a live step", result.kills, "", String(KILLS));
  report("runs lost", result.lost, `of ${result.runs}`, "0");
  report("steps whose executions overlap", result.overlapping, `of ${result.steps}`, "0");
  report("steps completed twice", (100 * result.completedTwice) / result.steps, "%", "<= 1");
}

function benchFunctions(client: Inngest, firstSteps: Map<number, number>) {
  return [
    client.createFunction({ id: "one-step", triggers: [{ event: "one.step" }] }, ({ event, step }) =>
      step.run("only", () => void firstSteps.set(event.data.number, performance.now())),
    ),
    client.createFunction({ id: "five-steps", triggers: [{ event: "five.steps" }] }, async ({ step }) => {
      for (const name of ["a", "b", "c", "d", "e"]) await step.run(name, () => name);
    }),
  ];
}

async function completed(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "SELECT count(*)::int FROM engine.runs WHERE status = 'completed'",
  );
  return rows[0]?.count ?? 0;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(1);
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}

function report(what: string, value: number, unit: string, goal?: string): void {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
  console.log(
    `${what.padEnd(34)} ${shown.padStart(8)} ${unit}${goal === undefined ? "" : `   (goal ${goal})`}`,
  );
}
