import type { EventBody } from "../protocol/event";
import type { Query } from "./database";

/** The step id of a call that runs the function itself to find out what comes next. */
export const DISCOVERY = "step";

/** A call with what is needed to send it. */
export type LoadedCall = {
  id: string;
  stepId: string;
  status: "queued" | "running";
  attempt: number;
  deliveries: number;
  requestId: string | null;
  runId: string;
  functionId: string;
  priority: number;
  concurrencyKeys: string[];
  events: EventBody[];
  /** Results by step id, and the ids in the order of completion. */
  steps: Record<string, unknown>;
  order: string[];
  stateBytes: number;
};

type CallRow = {
  id: string;
  step_id: string;
  status: "queued" | "running";
  attempt: number;
  deliveries: number;
  request_id: string | null;
  run_id: string;
  function_id: string;
  priority: number;
  concurrency_keys: string[];
  state_bytes: string;
  events: EventBody[] | null;
  steps: [string, unknown][] | null;
};

/** Loads a call; undefined when it is done or its run has ended. */
export async function loadCall(query: Query, id: string): Promise<LoadedCall | undefined> {
  const [row] = await query<CallRow>(
    `SELECT c.id, c.step_id, c.status, c.attempt, c.deliveries, c.request_id,
       r.id AS run_id, r.function_id, r.priority, r.concurrency_keys, r.state_bytes,
       (SELECT json_agg(e.body ORDER BY wanted.position)
          FROM unnest(r.event_ids) WITH ORDINALITY AS wanted(id, position)
          JOIN engine.events e ON e.id = wanted.id) AS events,
       (SELECT json_agg(json_build_array(s.id, s.memo) ORDER BY s.completed_order)
          FROM engine.steps s WHERE s.run_id = r.id AND s.status <> 'pending') AS steps
     FROM engine.calls c JOIN engine.runs r ON r.id = c.run_id
     WHERE c.id = $1 AND r.status IN ('queued', 'running')`,
    [id],
  );
  if (!row) return undefined;
  const steps = row.steps ?? [];
  return {
    id: row.id,
    stepId: row.step_id,
    status: row.status,
    attempt: row.attempt,
    deliveries: row.deliveries,
    requestId: row.request_id,
    runId: row.run_id,
    functionId: row.function_id,
    priority: row.priority,
    concurrencyKeys: row.concurrency_keys,
    events: row.events ?? [],
    steps: Object.fromEntries(steps),
    order: steps.map(([stepId]) => stepId),
    stateBytes: Number(row.state_bytes),
  };
}

/** Marks a queued call as sent under a request id. Tells whether the run starts with it; undefined when it is gone. */
export async function claimCall(
  query: Query,
  call: LoadedCall,
  requestId: string,
  now: Date,
): Promise<{ starts: boolean } | undefined> {
  const [row] = await query<{ starts: boolean }>(
    `WITH active AS (
       SELECT id FROM engine.runs WHERE id = $4 AND status IN ('queued', 'running') FOR UPDATE
     ), claimed AS (
       UPDATE engine.calls c SET status = 'running', request_id = $2, dispatched_at = $3 FROM active
       WHERE c.id = $1 AND c.run_id = active.id AND c.status = 'queued'
       RETURNING c.run_id, c.attempt > 0 AND c.deliveries = 0 AS is_retry
     )
     UPDATE engine.runs r SET status = 'running', started_at = coalesce(r.started_at, $3),
       attempts = r.attempts + (r.started_at IS NULL OR claimed.is_retry)::int
     FROM claimed WHERE r.id = claimed.run_id RETURNING r.started_at = $3 AS starts`,
    [call.id, requestId, now, call.runId],
  );
  return row;
}

/** The state of a call that is still the one sent under a request id. */
export type CurrentCall = { id: string; attempt: number; again: boolean; race: boolean };

/**
 * Locks a run and the call that was sent under this request id; undefined when the call is no longer
 * current. Everyone locks the run first and then its calls, so that nobody waits in a circle; the lock
 * on the call makes PostgreSQL look at its latest state, whatever happened while waiting for the run.
 */
export async function lockCurrentCall(
  query: Query,
  runId: string,
  requestId: string,
): Promise<CurrentCall | undefined> {
  const [call] = await query<CurrentCall>(
    `WITH run AS (SELECT id FROM engine.runs WHERE id = $1 AND status = 'running' FOR UPDATE)
     SELECT c.id, c.attempt, c.again,
       coalesce((SELECT s.race FROM engine.steps s WHERE s.run_id = c.run_id AND s.id = c.step_id), false) AS race
     FROM run JOIN engine.calls c ON c.run_id = run.id
     WHERE c.request_id = $2 AND c.status = 'running' FOR UPDATE OF c`,
    [runId, requestId],
  );
  return call;
}

/** Gives up a delivery: what comes late under its request id is refused from now on. */
export async function fenceCall(query: Query, id: string, requestId: string, dueAt: Date): Promise<boolean> {
  const rows = await query(
    `UPDATE engine.calls SET status = 'queued', request_id = NULL, deliveries = deliveries + 1, due_at = $3
     WHERE id = $1 AND request_id = $2 AND status = 'running' RETURNING id`,
    [id, requestId, dueAt],
  );
  return rows.length > 0;
}

/** Sends a call once more later, as the given attempt. */
export async function requeueCall(query: Query, id: string, attempt: number, dueAt: Date): Promise<void> {
  await query(
    `UPDATE engine.calls SET status = 'queued', request_id = NULL, attempt = $2, deliveries = 0, again = false,
       due_at = $3 WHERE id = $1`,
    [id, attempt, dueAt],
  );
}

export type QueuedCall = { id: string; priority: number; dueAt: Date };

/** Every call that is not done, oldest first: at boot each gets a job again. */
export async function selectOpenCalls(
  query: Query,
): Promise<(QueuedCall & { running: boolean; functionId: string; concurrencyKeys: string[] })[]> {
  const rows = await query<{
    id: string;
    status: string;
    priority: number;
    due_at: Date;
    function_id: string;
    concurrency_keys: string[];
  }>(
    `SELECT c.id, c.status, r.priority, c.due_at, r.function_id, r.concurrency_keys
     FROM engine.calls c JOIN engine.runs r ON r.id = c.run_id ORDER BY c.due_at, c.id`,
  );
  return rows.map((row) => ({
    id: row.id,
    running: row.status === "running",
    priority: row.priority,
    dueAt: row.due_at,
    functionId: row.function_id,
    concurrencyKeys: row.concurrency_keys,
  }));
}
