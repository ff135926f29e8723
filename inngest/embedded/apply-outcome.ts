import type { EngineContext } from "./context";
import { finishRun } from "./finish-run";
import { openOperation } from "./open-operation";
import type { FunctionDefinition } from "./protocol/function-config";
import type { Operation, StepError } from "./protocol/operation";
import type { Outcome } from "./protocol/outcome";
import { backoffDelay } from "./protocol/retry";
import {
  type CompletedStep,
  StateLimitExceeded,
  hasPendingSteps,
  recordStepsOfCall,
  scheduleDiscovery,
} from "./steps";
import { type CurrentCall, DISCOVERY, type LoadedCall, lockCurrentCall, requeueCall } from "./store/calls";
import type { Transaction } from "./store/database";
import { callJob, enqueueJobs } from "./store/jobs";

type Answered = Exclude<Outcome, { kind: "undelivered" }>;

/** The parts of one application of an outcome. */
type Applying = {
  context: EngineContext;
  transaction: Transaction;
  call: LoadedCall;
  definition: FunctionDefinition;
  current: CurrentCall;
};

/**
 * Applies what a call led to, in one transaction: all of it or nothing. An outcome that arrives under
 * a request id that is no longer the call's is dropped.
 */
export async function applyOutcome(
  context: EngineContext,
  call: LoadedCall,
  definition: FunctionDefinition,
  requestId: string,
  outcome: Answered,
): Promise<void> {
  try {
    await context.database.transaction(async (transaction) => {
      const current = await lockCurrentCall(transaction.query, call.runId, requestId);
      if (current) await applyLocked({ context, transaction, call, definition, current }, outcome);
    });
  } catch (error) {
    if (!(error instanceof StateLimitExceeded)) throw error;
    await failRun(context, call.runId, { name: error.name, message: error.message });
  }
}

/** Ends a run as failed, in a transaction of its own. */
export async function failRun(context: EngineContext, runId: string, error: StepError): Promise<void> {
  await context.database.transaction((transaction) =>
    finishRun(context, transaction, runId, { status: "failed", error }),
  );
}

async function applyLocked(applying: Applying, outcome: Answered): Promise<void> {
  const { context, transaction, call } = applying;
  switch (outcome.kind) {
    case "run-failed":
      await finishRun(context, transaction, call.runId, { status: "failed", error: outcome.error });
      return;
    case "attempt-failed":
      if (isLastAttempt(applying)) {
        await finishRun(context, transaction, call.runId, { status: "failed", error: outcome.error });
      } else {
        await retryLater(applying, outcome.error, outcome.retryAfterMs);
      }
      return;
    case "operations":
      await applyOperations(applying, outcome);
  }
}

async function applyOperations(
  applying: Applying,
  { operations, retryAfterMs, final }: Extract<Answered, { kind: "operations" }>,
): Promise<void> {
  const { context, transaction, call } = applying;
  const lastAttempt = final || isLastAttempt(applying);
  await recordStepsOfCall(context, transaction, call.runId, completedSteps(operations, lastAttempt));
  const finished = operations.find((operation) => operation.kind === "run-completed");
  if (finished) {
    await finishRun(context, transaction, call.runId, { status: "completed", output: finished.output });
    return;
  }
  for (const operation of operations) await openOperation(context, transaction, call, operation);
  const failed = operations.find((operation) => operation.kind === "step-retry");
  if (failed && !lastAttempt) {
    await retryLater(applying, failed.error, retryAfterMs);
    return;
  }
  await closeCall(applying, operations);
}

/** The steps that these operations end, in their order. */
function completedSteps(operations: Operation[], lastAttempt: boolean): CompletedStep[] {
  return operations.flatMap((operation): CompletedStep[] => {
    const { kind } = operation;
    if (kind === "step-completed") {
      return [{ id: operation.id, name: operation.name, failed: false, memo: { data: operation.data } }];
    }
    if (kind === "step-failed" || (kind === "step-retry" && lastAttempt)) {
      return [{ id: operation.id, name: operation.name, failed: true, memo: { error: operation.error } }];
    }
    return [];
  });
}

/** The call is answered: go on discovering when nothing is pending, or when a raced step has ended. */
async function closeCall(
  { context, transaction, call, current }: Applying,
  operations: Operation[],
): Promise<void> {
  const more =
    current.again ||
    current.race ||
    operations.some((operation) => operation.kind === "rediscover") ||
    !(await hasPendingSteps(transaction, call.runId));
  if (more && call.stepId === DISCOVERY) {
    await requeueCall(transaction.query, call.id, 0, context.clock.now());
    await enqueueJobs(transaction.query, context.clock, [callJob(call.id, call.priority)]);
    return;
  }
  await transaction.query(`DELETE FROM engine.calls WHERE id = $1`, [call.id]);
  if (more) await scheduleDiscovery(context, transaction, call.runId, call.priority);
}

/** Queues the next attempt. The run keeps the error meanwhile, so that operators see what it is waiting for. */
async function retryLater(
  { context, transaction, call }: Applying,
  error: StepError,
  retryAfterMs?: number,
): Promise<void> {
  await transaction.query(`UPDATE engine.runs SET error = $2 WHERE id = $1`, [
    call.runId,
    JSON.stringify(error),
  ]);
  const delay = retryAfterMs ?? backoffDelay(call.attempt, Math.random());
  const dueAt = new Date(context.clock.now().getTime() + delay);
  await requeueCall(transaction.query, call.id, call.attempt + 1, dueAt);
  await enqueueJobs(transaction.query, context.clock, [callJob(call.id, call.priority, dueAt)]);
}

function isLastAttempt({ call, definition }: Applying): boolean {
  return call.attempt + 1 >= definition.maxAttempts;
}
