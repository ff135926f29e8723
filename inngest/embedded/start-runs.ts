import type { ConcurrencySlot } from "./concurrency";
import type { EngineContext } from "./context";
import { type EventBody, newId } from "./protocol/event";
import type { FunctionDefinition } from "./protocol/function-config";
import { evaluateKey, evaluateNumber } from "./rules/expression";
import type { Transaction } from "./store/database";
import { callJob, enqueueJobs, type Job } from "./store/jobs";

const MAX_PRIORITY = 600;

/** A run that is to start, with the events it is given. */
export type NewRun = {
  definition: FunctionDefinition;
  eventIds: string[];
  trigger: EventBody;
  dueAt?: Date;
  singletonKey?: string;
  parent?: { runId: string; stepId: string };
};

/** Creates runs and queues the first call of each, in the caller's transaction. */
export async function startRuns(
  context: EngineContext,
  transaction: Transaction,
  runs: NewRun[],
): Promise<void> {
  if (runs.length === 0) return;
  const now = context.clock.now();
  const rows = runs.map((run) => ({
    id: newId(now),
    call_id: newId(now),
    function_id: run.definition.id,
    event_ids: run.eventIds,
    concurrency_keys: run.definition.concurrency.map((_, index) => concurrencyKey(run, index)),
    singleton_key: run.singletonKey ?? null,
    priority: priorityOf(run),
    parent_run_id: run.parent?.runId ?? null,
    parent_step_id: run.parent?.stepId ?? null,
    due_at: run.dueAt ?? now,
  }));
  await transaction.query(
    `WITH started AS (
       SELECT * FROM json_to_recordset($1::json) AS r(
         id text, call_id text, function_id text, event_ids text[], concurrency_keys text[], singleton_key text,
         priority smallint, parent_run_id text, parent_step_id text, due_at timestamptz)
     ), run AS (
       INSERT INTO engine.runs (id, function_id, event_ids, status, concurrency_keys, singleton_key, priority,
         parent_run_id, parent_step_id, queued_at)
       SELECT id, function_id, event_ids, 'queued', concurrency_keys, singleton_key, priority,
         parent_run_id, parent_step_id, $2::timestamptz FROM started
     )
     INSERT INTO engine.calls (id, run_id, step_id, status, due_at)
     SELECT call_id, id, 'step', 'queued', due_at FROM started`,
    [JSON.stringify(rows), now],
  );
  const jobs = rows.flatMap((row, index): Job[] => {
    const run = runs[index];
    const first = callJob(row.call_id, row.priority, run?.dueAt);
    const timeout = run?.definition.timeouts?.start;
    return timeout === undefined
      ? [first]
      : [first, startTimeoutJob(row.id, new Date(now.getTime() + timeout))];
  });
  await enqueueJobs(transaction.query, context.clock, jobs);
}

/** The limits that a run's calls are subject to. A limit of 0 means none, as on Inngest. */
export function concurrencySlots(definition: FunctionDefinition, keys: string[]): ConcurrencySlot[] {
  return definition.concurrency.flatMap(({ limit }, index) => {
    const key = keys[index];
    return key === undefined || limit === 0 ? [] : [{ key, limit }];
  });
}

function startTimeoutJob(run: string, runAt: Date): Job {
  return { task: "run-timeout", payload: { run, kind: "start" }, key: `start-timeout:${run}`, runAt };
}

function concurrencyKey({ definition, trigger }: NewRun, index: number): string {
  const rule = definition.concurrency[index];
  const scope = rule?.scope ?? "fn";
  const owner = scope === "fn" ? `${definition.id}#${index}` : (rule?.key ?? "");
  return JSON.stringify([scope, owner, rule?.key ? (evaluateKey(rule.key, { event: trigger }) ?? "") : ""]);
}

/** Inngest's priority is in seconds ahead of others; here it orders what waits, lower first. */
function priorityOf({ definition, trigger }: NewRun): number {
  const expression = definition.priority?.run;
  const seconds = expression ? (evaluateNumber(expression, { event: trigger }) ?? 0) : 0;
  return -Math.round(Math.min(Math.max(seconds, -MAX_PRIORITY), MAX_PRIORITY)) || 0;
}
