import type { EngineContext } from "./context";
import { type EventBody, systemEvent } from "./protocol/event";
import type { StepError } from "./protocol/operation";
import { resolveStep } from "./steps";
import type { Transaction } from "./store/database";
import { insertEvents, selectEvents } from "./store/events";

export type RunResult =
  | { status: "completed"; output: unknown }
  | { status: "failed"; error: StepError }
  | { status: "cancelled"; reason: string };

type EndedRun = {
  function_id: string;
  event_ids: string[];
  parent_run_id: string | null;
  parent_step_id: string | null;
};

/**
 * Ends a run: stores its result, drops what was under way, answers the run that invoked it and emits
 * Inngest's system events. False when it has ended before.
 */
export async function finishRun(
  context: EngineContext,
  transaction: Transaction,
  runId: string,
  result: RunResult,
): Promise<boolean> {
  const now = context.clock.now();
  const error = errorOf(result);
  const [run] = await transaction.query<EndedRun>(
    `WITH call AS (DELETE FROM engine.calls WHERE run_id = $1),
          wait AS (DELETE FROM engine.waits WHERE run_id = $1)
     UPDATE engine.runs SET status = $2, output = $3, error = $4, ended_at = $5
     WHERE id = $1 AND status IN ('queued', 'running')
     RETURNING function_id, event_ids, parent_run_id, parent_step_id`,
    [
      runId,
      result.status,
      result.status === "completed" ? JSON.stringify(result.output) : null,
      error ? JSON.stringify(error) : null,
      now,
    ],
  );
  if (!run) return false;
  if (run.parent_run_id && run.parent_step_id) {
    await resolveStep(context, transaction, {
      runId: run.parent_run_id,
      stepId: run.parent_step_id,
      failed: error !== undefined,
      memo: result.status === "completed" ? { data: result.output } : { error },
    });
  }
  await emitSystemEvents(context, transaction, runId, run, result);
  return true;
}

function errorOf(result: RunResult): StepError | undefined {
  if (result.status === "failed") return result.error;
  return result.status === "cancelled" ? { name: "RunCancelled", message: result.reason } : undefined;
}

async function emitSystemEvents(
  context: EngineContext,
  transaction: Transaction,
  runId: string,
  run: EndedRun,
  result: RunResult,
): Promise<void> {
  const names = ["inngest/function.finished"];
  if (result.status === "failed") names.push("inngest/function.failed");
  if (result.status === "cancelled") names.push("inngest/function.cancelled");
  const wanted = names.filter((name) => context.registry.listensTo(name));
  if (wanted.length === 0) return;
  const bodies = (await selectEvents(transaction.query, run.event_ids)).map((event) => event.body);
  const data = systemEventData(runId, run.function_id, bodies, result);
  const now = context.clock.now();
  await insertEvents(
    transaction.query,
    wanted.map((name) => systemEvent(name, data, now)),
    now,
  );
  transaction.afterCommit(context.wakeRouter);
}

function systemEventData(
  runId: string,
  functionId: string,
  events: EventBody[],
  result: RunResult,
): Record<string, unknown> {
  const status = { completed: "Completed", failed: "Failed", cancelled: "Cancelled" }[result.status];
  return {
    function_id: functionId,
    run_id: runId,
    event: events[0],
    events,
    ...(result.status === "completed" ? { result: result.output } : { error: errorOf(result) }),
    _inngest: { status },
  };
}
