import "server-only";
import { Gauge, Registry } from "prom-client";
import { now } from "@/lib/core/clock";
import { describeCollection, type Tick } from "@/lib/collection/status";
import { platformPool } from "@/lib/db/platform-pool";
import { env } from "@/lib/env";

const QUEUE = `
  SELECT count(*)::int AS depth,
    coalesce(extract(epoch FROM clock_timestamp() - min(due_at)), 0)::float8 AS oldest
  FROM engine.calls WHERE status = 'queued' AND due_at <= clock_timestamp()`;

const TICKS = `
  SELECT slot, started_at AS "startedAt", finished_at AS "finishedAt", missed
  FROM collection_ticks WHERE slot > $1::timestamptz - interval '24 hours'`;

const CONNECTIONS = `
  SELECT numbackends AS open, current_setting('max_connections')::int AS most
  FROM pg_stat_database WHERE datname = current_database()`;

/**
 * What the database knows, read at each scrape and the same from every process. Where nothing is
 * known, such as before the first tick, there is no figure rather than a zero.
 */
export async function databaseRegistry(): Promise<Registry> {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name, help, registers: [registry] }).set(value);
  await Promise.all([addConnections(gauge), addCollection(gauge), addQueue(gauge)]);
  return registry;
}

type AddGauge = (name: string, help: string, value: number) => void;

async function addConnections(gauge: AddGauge): Promise<void> {
  const { rows } = await platformPool().query<{ open: number; most: number }>(CONNECTIONS);
  for (const { open, most } of rows) {
    gauge("regulix_database_connections", "Open connections to the database, of all processes.", open);
    gauge("regulix_database_connections_limit", "Connections that the server allows.", most);
  }
}

async function addCollection(gauge: AddGauge): Promise<void> {
  const at = now();
  const { rows } = await platformPool().query<Tick>(TICKS, [at]);
  const { lastTick, missedSlots } = describeCollection(rows, at);
  gauge(
    "regulix_collection_missed_slots",
    "Five-minute slots of the last 24 hours without figures.",
    missedSlots.length,
  );
  if (lastTick === null) return;
  gauge(
    "regulix_collection_last_duration_seconds",
    "How long the last finished tick took.",
    lastTick.durationMilliseconds / 1000,
  );
  gauge(
    "regulix_collection_last_finished_timestamp_seconds",
    "When the last tick finished.",
    Date.parse(lastTick.finishedAt) / 1000,
  );
}

/** With Inngest the queue is not ours to see. */
async function addQueue(gauge: AddGauge): Promise<void> {
  if (env.REGULIX_ENGINE_URL === undefined) return;
  const { rows } = await platformPool().query<{ depth: number; oldest: number }>(QUEUE);
  for (const { depth, oldest } of rows) {
    gauge("regulix_job_queue_depth", "Jobs of the embedded engine that are due and wait.", depth);
    gauge("regulix_job_queue_oldest_seconds", "How long the oldest waiting job is overdue.", oldest);
  }
}
