import "server-only";
import { now } from "@/lib/core/clock";
import { platformPool } from "@/lib/db/platform-pool";
import { applicationClient } from "@/lib/db/client";
import { env } from "@/lib/env";
import { probeStorage } from "@/lib/storage/store";
import { logger } from "./logger";
import { answeredOnce, ProbeFailure, runProbe, type Probe, type ProbeResult } from "./probe";

const PROBES = {
  database: probeDatabase,
  engine: probeEngine,
  storage: probeFiles,
  collection: probeCollection,
};

export type Readiness = { status: "ready" | "not_ready"; checks: Record<keyof typeof PROBES, ProbeResult> };

const TIMEOUT_MILLISECONDS = 3_000;
const KEPT_MILLISECONDS = 1_500;
const MINUTE = 60_000;
/** Three slots: one may be missed by a restart without anybody being called. */
const LATE_AFTER_MINUTES = 15;
const START_GRACE_MINUTES = 10;

/** What the product depends on, asked at most every 1.5 seconds however often this is called. */
export const readReadiness = answeredOnce(KEPT_MILLISECONDS, askAll);

async function askAll(): Promise<Readiness> {
  const ask = (name: string, probe: Probe) =>
    runProbe(probe, {
      timeoutMilliseconds: TIMEOUT_MILLISECONDS,
      onFailure: (cause) => logger.warn({ err: cause, check: name }, "health check failed"),
    });
  const [database, engine, storage, collection] = await Promise.all([
    ask("database", PROBES.database),
    ask("engine", PROBES.engine),
    ask("storage", PROBES.storage),
    ask("collection", PROBES.collection),
  ]);
  const checks = { database, engine, storage, collection };
  const isReady = Object.values(checks).every(({ state }) => state !== "down");
  return { status: isReady ? "ready" : "not_ready", checks };
}

async function probeDatabase(): ReturnType<Probe> {
  await Promise.all([applicationClient().$queryRaw`SELECT 1`, platformPool().query("SELECT 1")]);
  return { state: "up", detail: "Both roles of the product answer." };
}

async function probeEngine(): ReturnType<Probe> {
  if (env.REGULIX_ENGINE_URL === undefined)
    return { state: "unconfigured", detail: "Inngest runs the functions; ask it for its health." };
  const response = await fetch(`${env.REGULIX_ENGINE_URL}/health`, {
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    cache: "no-store",
  });
  const health = (await response.json()) as { status?: unknown; oldest_job_age_seconds?: unknown };
  if (health.status === "waiting_for_app") return { state: "pending", detail: "Has not met the app yet." };
  if (!response.ok || health.status !== "ok") throw new ProbeFailure("Answers that it is not well.");
  const age = typeof health.oldest_job_age_seconds === "number" ? health.oldest_job_age_seconds : 0;
  return { state: "up", detail: `Oldest waiting job: ${Math.round(age)} s.` };
}

async function probeFiles(): ReturnType<Probe> {
  await probeStorage();
  const place = env.S3_BUCKET === undefined ? "directory" : "bucket";
  return { state: "up", detail: `The ${place} can be written and read.` };
}

async function probeCollection(): ReturnType<Probe> {
  const { rows } = await platformPool().query<{ slot: Date }>(
    "SELECT slot FROM collection_ticks WHERE finished_at IS NOT NULL ORDER BY slot DESC LIMIT 1",
  );
  const [last] = rows;
  const ageMinutes = last ? Math.floor((now().getTime() - last.slot.getTime()) / MINUTE) : null;
  if (ageMinutes !== null && ageMinutes <= LATE_AFTER_MINUTES)
    return { state: "up", detail: `Last collected ${ageMinutes} min ago.` };
  const detail = ageMinutes === null ? "Never collected." : `Last collected ${ageMinutes} min ago.`;
  if (process.uptime() < START_GRACE_MINUTES * 60) return { state: "pending", detail };
  throw new ProbeFailure(detail);
}
