import type { Inngest, InngestFunction } from "inngest";
import type pg from "pg";
import { expect, vi } from "vitest";
import type { Clock } from "@/inngest/embedded/clock";
import { type Engine, startEngine } from "@/inngest/embedded/engine";
import type { EngineSettings } from "@/inngest/embedded/settings";
import { openTestPool } from "../test-pool";
import { freePort } from "./free-port";
import {
  CRON_SECRET,
  EVENT_KEY,
  type Intercept,
  SIGNING_KEY,
  type TestApp,
  createTestClient,
  serveFunctions,
} from "./test-app";

const WAIT = { timeout: 20_000, interval: 10 };

/** Repeats an expectation until it holds. */
export function eventually<T>(expectation: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(expectation, WAIT);
}

export type RunRow = {
  id: string;
  function_id: string;
  status: string;
  output: unknown;
  error: { name: string; message: string } | null;
  attempts: number;
  started_at: Date | null;
  ended_at: Date | null;
};

export type LogLine = { level: string; message: string; fields: object };

/** An engine and an app, wired as in the product, with a clock that the test moves. */
export type Harness = {
  client: Inngest;
  engine: Engine;
  app: TestApp;
  logs: LogLine[];
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Moves the engine's time; what becomes due runs. */
  advance(milliseconds: number): Promise<void>;
  /** The runs of a function once there are `count` of them in this status. */
  runs(functionId: string, status: string, count?: number): Promise<RunRow[]>;
  countRuns(functionId: string): Promise<number>;
  /** Waits until nothing is queued, under way or unrouted, except what is due later. */
  settle(): Promise<void>;
  /** Ends the engine without waiting for calls under way, and starts another. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

type HarnessOptions = {
  functions: (client: Inngest) => InngestFunction.Any[];
  intercept?: Intercept;
  settings?: Partial<EngineSettings>;
  now?: Date;
  /** False where the test expects the registration to be refused. */
  registers?: boolean;
};

/** Starts engine and app on free ports against the database of the test file. */
export async function startHarness(options: HarnessOptions): Promise<Harness> {
  const databaseUrl = process.env.DATABASE_ENGINE_URL ?? "";
  const pool = openTestPool(databaseUrl, 2);
  const enginePort = await freePort();
  const client = createTestClient(enginePort);
  const app = await serveFunctions(client, options.functions(client), { intercept: options.intercept });
  const logs: LogLine[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void logs.push({ level, message, fields });
  const clock = movableClock(options.now);
  const settings: EngineSettings = {
    databaseUrl,
    port: enginePort,
    appOrigin: `http://127.0.0.1:${app.port}`,
    signingKey: SIGNING_KEY,
    eventKey: EVENT_KEY,
    cronSecret: CRON_SECRET,
    webCrons: [],
    concurrency: 20,
    retentionDays: 14,
    registrationIntervalMs: 60_000,
    pollIntervalMs: 20,
    shutdownTimeoutMs: 50,
    ...options.settings,
  };
  const start = () =>
    startEngine(settings, {
      log: { info: write("info"), warn: write("warn"), error: write("error") },
      clock,
      onFatal: (reason) => write("fatal")({}, reason),
    });

  const query: Harness["query"] = async (text, values) => (await pool.query(text, values)).rows;
  const harness: Harness = {
    client,
    engine: await start(),
    app,
    logs,
    query,
    async advance(milliseconds) {
      clock.move(milliseconds);
      // Jobs are started by the database's clock, so they come nearer instead.
      await query("UPDATE graphile_worker._private_jobs SET run_at = run_at - $1 * interval '1 ms'", [
        milliseconds,
      ]);
    },
    async runs(functionId, status, count = 1) {
      return eventually(async () => {
        const rows = await query<RunRow>("SELECT * FROM engine.runs WHERE function_id = $1 ORDER BY id", [
          `test-${functionId}`,
        ]);
        const found = rows.filter((row) => row.status === status);
        const others = rows.map((row) => `${row.status} ${row.error?.message ?? ""}`).join(", ");
        expect(found.length, `${functionId} ${status} (runs: ${others || "none"})`).toBe(count);
        return found;
      });
    },
    async countRuns(functionId) {
      const rows = await query("SELECT 1 FROM engine.runs WHERE function_id = $1", [`test-${functionId}`]);
      return rows.length;
    },
    async settle() {
      await eventually(async () => {
        const busy = await query(
          `SELECT task_identifier AS task, key, attempts, locked_at, last_error FROM graphile_worker.jobs
           WHERE run_at <= now() AND (attempts < max_attempts OR locked_at IS NOT NULL)
           UNION ALL SELECT 'unrouted event', id, 0, null, null FROM engine.events WHERE routed_at IS NULL`,
        );
        expect(busy).toEqual([]);
      });
    },
    async restart() {
      await harness.engine.stop();
      harness.engine = await start();
    },
    async stop() {
      await harness.engine.stop();
      await app.close();
      await pool.end();
    },
  };
  if (options.registers !== false) {
    await eventually(() => expect(harness.engine.context.registry.size).toBeGreaterThan(0));
  }
  return harness;
}

function movableClock(start: Date | undefined): Clock & { move(milliseconds: number): void } {
  let offset = start ? start.getTime() - Date.now() : 0;
  return {
    now: () => new Date(Date.now() + offset),
    toDatabaseTime: (instant) => new Date(instant.getTime() - offset),
    move: (milliseconds) => (offset += milliseconds),
  };
}
