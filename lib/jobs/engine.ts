import "server-only";
import { z } from "zod";
import { now } from "@/lib/core/clock";
import { AppError, notFound } from "@/lib/core/errors";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { engineToken } from "@/lib/events/engine-token";
import type { RunOrder } from "./states";
import type { QueueState } from "./types";

const TIMEOUT_MILLISECONDS = 3_000;

const healthSchema = z.object({ status: z.enum(["ok", "waiting_for_app"]) });

/** Where the durable functions run: here, or with Inngest at this address (null: Inngest Cloud). */
export type JobsPlace = { kind: "embedded" } | { kind: "inngest"; address: string | null };

export function jobsPlace(): JobsPlace {
  if (env.REGULIX_ENGINE_URL !== undefined) return { kind: "embedded" };
  return { kind: "inngest", address: env.INNGEST_BASE_URL ?? null };
}

type QueueRow = { depth: number; scheduled: number; running: number; oldest: Date | null; failed: number };

/** How much waits, how long already, and whether the engine answers. */
export async function getQueueState(): Promise<QueueState> {
  const at = now();
  const [[row], engine] = await Promise.all([
    withPlatform(
      "show the engine's queue to staff",
      (transaction) => transaction.$queryRaw<[QueueRow]>`
        SELECT count(*) FILTER (WHERE status = 'queued' AND due_at <= ${at}::timestamptz)::int AS depth,
          count(*) FILTER (WHERE status = 'queued' AND due_at > ${at}::timestamptz)::int AS scheduled,
          count(*) FILTER (WHERE status = 'running')::int AS running,
          min(due_at) FILTER (WHERE status = 'queued' AND due_at <= ${at}::timestamptz) AS oldest,
          (SELECT count(*)::int FROM engine.runs
           WHERE status = 'failed' AND ended_at >= ${at}::timestamptz - interval '1 day') AS failed
        FROM engine.calls`,
    ),
    readEngineState(),
  ]);
  return {
    engine,
    depth: row.depth,
    oldestAgeSeconds: row.oldest ? (at.getTime() - row.oldest.getTime()) / 1000 : null,
    running: row.running,
    scheduled: row.scheduled,
    failedLastDay: row.failed,
  };
}

async function readEngineState(): Promise<QueueState["engine"]> {
  try {
    const response = await askEngine("GET", "/health");
    const health = healthSchema.safeParse(await response.json());
    return response.ok && health.success ? health.data.status : "unreachable";
  } catch {
    return "unreachable";
  }
}

/** Has the engine retry or cancel a run. Throws CONFLICT when the run is no longer in a state for it. */
export async function sendOrder(order: RunOrder, runId: string): Promise<void> {
  const path = `/v1/runs/${encodeURIComponent(runId)}`;
  const response = await (
    order === "cancel" ? askEngine("DELETE", path) : askEngine("POST", `${path}/retry`)
  ).catch((cause: unknown) => {
    throw new AppError("UNAVAILABLE", "The engine does not answer. Try again in a moment.", { cause });
  });
  if (response.status === 404) throw notFound("run");
  if (response.status === 409) throw new AppError("CONFLICT", `This run can no longer be ${PAST[order]}.`);
  if (!response.ok) throw new Error(`the engine answered ${response.status} to ${order}`);
}

const PAST: Record<RunOrder, string> = { retry: "retried", cancel: "cancelled" };

async function askEngine(method: "GET" | "POST" | "DELETE", path: string): Promise<Response> {
  return fetch(`${env.REGULIX_ENGINE_URL}${path}`, {
    method,
    headers: { authorization: `Bearer ${engineToken(env.INNGEST_SIGNING_KEY ?? "")}` },
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    cache: "no-store",
  });
}
