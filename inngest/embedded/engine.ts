import { setTimeout as pause } from "node:timers/promises";
import { Logger, makeWorkerUtils, run, type RunnerOptions } from "graphile-worker";
import { AppClient } from "./app-client";
import { type Clock, systemClock } from "./clock";
import { ConcurrencyLimiter } from "./concurrency";
import type { EngineContext, Log } from "./context";
import { scheduleCrons } from "./cron-triggers";
import { Dispatcher } from "./dispatch";
import { route } from "./http/routes";
import { listen } from "./http/server";
import { createIngest } from "./ingest";
import { acquireLock } from "./lock";
import { recoverCalls } from "./recover";
import { loadRegistry } from "./register";
import { keepRegistered } from "./registration-poll";
import { Registry } from "./registry";
import { scheduleRetention } from "./retention";
import { Router } from "./router";
import type { EngineSettings } from "./settings";
import { Database } from "./store/database";
import { createTasks } from "./tasks";
import { scheduleWebCrons } from "./web-crons";

const QUERY_CONNECTIONS = 12;
const WORKER_CONNECTIONS = 4;

export type Engine = { port: number; context: EngineContext; stop(): Promise<void> };

type StartOptions = {
  log: Log;
  clock?: Clock;
  /** Called when the engine cannot go on: its process should end and be started anew. */
  onFatal: (reason: string) => void;
  signal?: AbortSignal;
};

/** Starts the engine once no other works on the database, and takes over what was left undone. */
export async function startEngine(settings: EngineSettings, options: StartOptions): Promise<Engine> {
  const opened: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    return { ...(await open(settings, options, opened)), stop };
  } catch (error) {
    // A lock that stays held would keep the next try waiting for this one.
    await stop();
    throw error;
  }
}

/** Opens the parts in order; each adds to `opened` how it is closed, and the last is closed first. */
async function open(
  settings: EngineSettings,
  { log, clock = systemClock, onFatal, signal = new AbortController().signal }: StartOptions,
  opened: (() => Promise<void>)[],
): Promise<Omit<Engine, "stop">> {
  const lock = await acquireLock(
    settings.databaseUrl,
    log,
    () => onFatal("the database connection was lost"),
    signal,
  );
  opened.push(() => lock.release());
  const database = new Database(settings.databaseUrl, QUERY_CONNECTIONS, (error) =>
    log.error({ err: error }, "database connection failed"),
  );
  opened.push(() => database.close());
  const app = new AppClient(settings.appOrigin);
  opened.push(() => Promise.resolve(app.close()));

  const context: EngineContext = {
    settings,
    clock,
    database,
    log,
    app,
    limiter: new ConcurrencyLimiter(),
    registry: new Registry([]),
    wakeRouter: () => router.wake(),
  };
  const router = new Router(context);
  const ingest = createIngest(context);
  const dispatcher = new Dispatcher(context);
  await takeOver(context);

  const server = await listen(
    settings.port,
    (request) => route({ context, ingest, dispatcher }, request),
    log,
  );
  opened.push(() => server.close());
  opened.push(() => router.stop());
  const worker = await run(workerOptions(context, dispatcher));
  worker.promise.catch((error: unknown) => {
    log.error({ err: error }, "the job worker failed");
    onFatal("the job worker failed");
  });
  // Calls under way may still send checkpoints, so the worker ends before the server.
  opened.push(() =>
    Promise.race([worker.stop(), pause(settings.shutdownTimeoutMs, undefined, { ref: false })]),
  );
  const registration = keepRegistered(context);
  opened.push(() => registration.stop());
  router.wake();
  log.info({ port: server.port }, "the embedded engine is ready");
  return { port: server.port, context };
}

async function takeOver(context: EngineContext): Promise<void> {
  const { settings, database, log } = context;
  const utils = await makeWorkerUtils({ connectionString: settings.databaseUrl, logger: quietLogger(log) });
  try {
    await utils.migrate();
    context.registry = await loadRegistry(database.query);
    await recoverCalls(context, (workerIds) => utils.forceUnlockWorkers(workerIds));
    // A job that was replaced while an engine that was killed worked on it would stay behind for good.
    await utils.cleanup({ tasks: ["DELETE_PERMAFAILED_JOBS"] });
  } finally {
    await utils.release();
  }
  await scheduleCrons(context);
  await scheduleWebCrons(context);
  await scheduleRetention(context);
}

function workerOptions(context: EngineContext, dispatcher: Dispatcher): RunnerOptions {
  const { settings, log } = context;
  return {
    connectionString: settings.databaseUrl,
    logger: quietLogger(log),
    taskList: createTasks(context, dispatcher),
    crontab: "",
    noHandleSignals: true,
    preset: {
      worker: {
        concurrentJobs: settings.concurrency,
        maxPoolSize: WORKER_CONNECTIONS,
        pollInterval: settings.pollIntervalMs,
        localQueue: { size: settings.concurrency },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  };
}

/** The worker's connections only fetch and finish jobs, so that fewer than jobs at a time are enough. */
const EXPECTED_WARNING = /having maxPoolSize/;

function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error") log.error({ ...meta }, message);
    else if (level === "warning" && !EXPECTED_WARNING.test(message)) log.warn({ ...meta }, message);
  });
}
