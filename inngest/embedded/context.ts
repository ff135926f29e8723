import type { AppClient } from "./app-client";
import type { Clock } from "./clock";
import type { ConcurrencyLimiter } from "./concurrency";
import type { Registry } from "./registry";
import type { EngineSettings } from "./settings";
import type { Database } from "./store/database";

/** Structured log lines; pino fits. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** What the engine's parts share. `registry` is replaced when functions are registered anew. */
export type EngineContext = {
  readonly settings: EngineSettings;
  readonly clock: Clock;
  readonly database: Database;
  readonly app: AppClient;
  readonly limiter: ConcurrencyLimiter;
  readonly log: Log;
  registry: Registry;
  /** Tells the router that events may be waiting. */
  wakeRouter(): void;
};
