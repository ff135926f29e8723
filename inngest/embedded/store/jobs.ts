import type { Clock } from "../clock";
import type { Query } from "./database";

/** What graphile-worker carries: ids only, all state is in the engine's own tables. */
export type JobPayloads = {
  call: { id: string };
  wake: { run: string; step: string };
  debounce: { function: string; key: string };
  batch: { function: string; key: string };
  cron: { function: string; cron: string; slot: string };
  "run-timeout": { run: string; kind: "start" | "finish" };
  "web-cron": { path: string; schedule: string; slot: string };
  retention: Record<string, never>;
};

export type TaskName = keyof JobPayloads;

/** A job to enqueue. With a `key`, a job that waits under the same key is replaced. */
export type Job = {
  [Name in TaskName]: {
    task: Name;
    payload: JobPayloads[Name];
    key: string;
    runAt?: Date;
    priority?: number;
  };
}[TaskName];

// Attempts are counted also when a kill interrupts a job; the engine decides itself when to give up.
const ENQUEUE = `
  SELECT count(*) FROM graphile_worker.add_jobs((
    SELECT array_agg((j.task, j.payload::json, NULL, j.run_at, 30000, j.key, j.priority, NULL)::graphile_worker.job_spec)
    FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::smallint[])
      AS j(task, payload, run_at, key, priority)))`;

/** Adds jobs in the caller's transaction; they become visible when it commits. */
export async function enqueueJobs(query: Query, clock: Clock, jobs: Job[]): Promise<void> {
  if (jobs.length === 0) return;
  await query(ENQUEUE, [
    jobs.map((job) => job.task),
    jobs.map((job) => JSON.stringify(job.payload)),
    jobs.map((job) => (job.runAt ? clock.toDatabaseTime(job.runAt) : null)),
    jobs.map((job) => job.key),
    jobs.map((job) => job.priority ?? 0),
  ]);
}

export function callJob(id: string, priority: number, runAt?: Date): Job {
  return { task: "call", payload: { id }, key: `call:${id}`, priority, runAt };
}

export function wakeJob(run: string, step: string, runAt: Date): Job {
  return { task: "wake", payload: { run, step }, key: `wake:${run}:${step}`, runAt };
}
