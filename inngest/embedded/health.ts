import type { EngineContext } from "./context";

export type EngineHealth = {
  status: "ok" | "waiting_for_app";
  functions: number;
  queue_depth: number;
  oldest_job_age_seconds: number;
  running: number;
  parked: number;
  scheduled: number;
  unrouted_events: number;
};

/** The engine's state for health checks and metrics. */
export async function readHealth(context: EngineContext, running: number): Promise<EngineHealth> {
  const now = context.clock.now();
  const [row] = await context.database.query<{
    due: number;
    scheduled: number;
    oldest: Date | null;
    unrouted: number;
  }>(
    `SELECT count(*) FILTER (WHERE due_at <= $1)::int AS due, count(*) FILTER (WHERE due_at > $1)::int AS scheduled,
       min(due_at) FILTER (WHERE due_at <= $1) AS oldest,
       (SELECT count(*)::int FROM engine.events WHERE routed_at IS NULL) AS unrouted
     FROM engine.calls WHERE status = 'queued'`,
    [now],
  );
  return {
    status: context.registry.size > 0 ? "ok" : "waiting_for_app",
    functions: context.registry.size,
    queue_depth: row?.due ?? 0,
    oldest_job_age_seconds: row?.oldest ? (now.getTime() - row.oldest.getTime()) / 1000 : 0,
    running,
    parked: context.limiter.parked,
    scheduled: row?.scheduled ?? 0,
    unrouted_events: row?.unrouted ?? 0,
  };
}
