import type { EngineContext } from "./context";
import { newId } from "./protocol/event";
import type { Transaction } from "./store/database";
import { callJob, enqueueJobs } from "./store/jobs";

const MAX_STEPS = 1_000;
const MAX_STEP_BYTES = 4 * 1024 * 1024;
const MAX_STATE_BYTES = 32 * 1024 * 1024;

/** A step's result as the SDK reads it back: `{data}`, `{error}`, a raw event or null. */
export type CompletedStep = { id: string; name: string; failed: boolean; memo: unknown };

export class StateLimitExceeded extends Error {
  override readonly name = "StateLimitExceeded";
}

/** Records the steps that a call has ended. Throws {@link StateLimitExceeded} where that is too much. */
export async function recordStepsOfCall(
  context: EngineContext,
  transaction: Transaction,
  runId: string,
  steps: CompletedStep[],
): Promise<void> {
  const tooLarge = steps.find((step) => Buffer.byteLength(JSON.stringify(step.memo)) > MAX_STEP_BYTES);
  if (tooLarge) {
    throw new StateLimitExceeded(
      `The result of step "${tooLarge.name}" is larger than ${MAX_STEP_BYTES} bytes`,
    );
  }
  const totals = await recordSteps(context, transaction, runId, steps);
  if (totals.steps > MAX_STEPS) throw new StateLimitExceeded(`The run has more than ${MAX_STEPS} steps`);
  if (totals.bytes > MAX_STATE_BYTES) {
    throw new StateLimitExceeded(`The recorded steps of the run are larger than ${MAX_STATE_BYTES} bytes`);
  }
}

/**
 * Records steps as done, in this order. One that is recorded already keeps its result: the first
 * recorded result of a step is the one the run goes on with.
 */
async function recordSteps(
  context: EngineContext,
  transaction: Transaction,
  runId: string,
  steps: CompletedStep[],
): Promise<{ steps: number; bytes: number }> {
  if (steps.length === 0) return { steps: 0, bytes: 0 };
  const [totals] = await transaction.query<{ step_count: number; state_bytes: string }>(
    `WITH done AS (
       INSERT INTO engine.steps AS s (run_id, id, kind, name, status, memo, completed_order, created_at, completed_at)
       SELECT $1, d.id, 'run', d.name, d.status, d.memo::json, nextval('engine.step_order'), $6, $6
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS d(id, name, status, memo)
       ON CONFLICT (run_id, id) DO UPDATE SET status = excluded.status, memo = excluded.memo,
         completed_order = excluded.completed_order, completed_at = excluded.completed_at
         WHERE s.status = 'pending'
       RETURNING octet_length(memo::text) AS bytes
     )
     UPDATE engine.runs SET
       step_count = step_count + (SELECT count(*) FROM done),
       state_bytes = state_bytes + (SELECT coalesce(sum(bytes), 0) FROM done)
     WHERE id = $1 RETURNING step_count, state_bytes`,
    [
      runId,
      steps.map((step) => step.id),
      steps.map((step) => step.name),
      steps.map((step) => (step.failed ? "failed" : "completed")),
      steps.map((step) => JSON.stringify(step.memo)),
      context.clock.now(),
    ],
  );
  return { steps: totals?.step_count ?? 0, bytes: Number(totals?.state_bytes ?? 0) };
}

/** A step that ends by itself, not by a call. */
export type PendingStep = {
  id: string;
  name: string;
  kind: "run" | "sleep" | "wait" | "invoke";
  race: boolean;
};

/** Records a step as begun. False when the run knows it already: parallel discoveries report it again. */
export async function openStep(
  context: EngineContext,
  transaction: Transaction,
  runId: string,
  step: PendingStep,
): Promise<boolean> {
  const rows = await transaction.query(
    `INSERT INTO engine.steps (run_id, id, kind, name, status, race, created_at)
     VALUES ($1, $2, $3, $4, 'pending', $5, $6) ON CONFLICT (run_id, id) DO NOTHING RETURNING id`,
    [runId, step.id, step.kind, step.name, step.race, context.clock.now()],
  );
  return rows.length > 0;
}

/**
 * Ends a pending sleep, wait or invocation and lets the run go on. Does nothing when the step or the
 * run has ended in another way. Locks the run, so that parallel endings see each other.
 */
export async function resolveStep(
  context: EngineContext,
  transaction: Transaction,
  step: { runId: string; stepId: string; failed: boolean; memo: unknown },
): Promise<boolean> {
  const [run] = await transaction.query<{ priority: number }>(
    `SELECT priority FROM engine.runs WHERE id = $1 AND status = 'running' FOR UPDATE`,
    [step.runId],
  );
  if (!run) return false;
  const [pending] = await transaction.query<{ name: string; race: boolean }>(
    `SELECT name, race FROM engine.steps WHERE run_id = $1 AND id = $2 AND status = 'pending'`,
    [step.runId, step.stepId],
  );
  if (!pending) return false;
  await transaction.query(`DELETE FROM engine.waits WHERE run_id = $1 AND step_id = $2`, [
    step.runId,
    step.stepId,
  ]);
  await recordSteps(context, transaction, step.runId, [
    { id: step.stepId, name: pending.name, failed: step.failed, memo: step.memo },
  ]);
  if (pending.race || !(await hasPendingSteps(transaction, step.runId))) {
    await scheduleDiscovery(context, transaction, step.runId, run.priority);
  }
  return true;
}

/** Whether siblings are still under way: the SDK plans on only when all have ended (or one raced). */
export async function hasPendingSteps(transaction: Transaction, runId: string): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT 1 FROM engine.steps WHERE run_id = $1 AND status = 'pending' LIMIT 1`,
    [runId],
  );
  return rows.length > 0;
}

/** Queues a discovery call; one under way is repeated afterwards, for it was built on an older state. */
export async function scheduleDiscovery(
  context: EngineContext,
  transaction: Transaction,
  runId: string,
  priority: number,
): Promise<void> {
  const now = context.clock.now();
  const [call] = await transaction.query<{ id: string; status: string }>(
    `INSERT INTO engine.calls AS c (id, run_id, step_id, status, due_at) VALUES ($1, $2, 'step', 'queued', $3)
     ON CONFLICT (run_id, step_id) DO UPDATE SET again = c.status = 'running' RETURNING id, status`,
    [newId(now), runId, now],
  );
  if (call?.status === "queued")
    await enqueueJobs(transaction.query, context.clock, [callJob(call.id, priority)]);
}
