import type { EngineContext } from "./context";
import { resolveInstant } from "./protocol/duration";
import { newId, systemEvent } from "./protocol/event";
import type { Operation } from "./protocol/operation";
import { startRuns } from "./start-runs";
import { openStep, resolveStep } from "./steps";
import type { LoadedCall } from "./store/calls";
import type { Transaction } from "./store/database";
import { insertEvents } from "./store/events";
import { callJob, enqueueJobs, wakeJob } from "./store/jobs";

/** Begins a step that ends later: a planned call, a timer, a wait for an event or another run. */
export async function openOperation(
  context: EngineContext,
  transaction: Transaction,
  call: LoadedCall,
  operation: Operation,
): Promise<void> {
  switch (operation.kind) {
    case "step-planned":
      return openPlanned(context, transaction, call, operation);
    case "sleep":
      return openSleep(context, transaction, call, operation);
    case "wait":
      return openWait(context, transaction, call, operation);
    case "invoke":
      return openInvocation(context, transaction, call, operation);
    case "step-completed":
    case "step-failed":
    case "step-retry":
    case "run-completed":
    case "rediscover":
      return;
  }
}

type Of<Kind extends Operation["kind"]> = Extract<Operation, { kind: Kind }>;

async function openPlanned(
  context: EngineContext,
  transaction: Transaction,
  call: LoadedCall,
  { id, name, race }: Of<"step-planned">,
): Promise<void> {
  if (!(await openStep(context, transaction, call.runId, { id, name, kind: "run", race }))) return;
  const now = context.clock.now();
  const callId = newId(now);
  await transaction.query(
    `INSERT INTO engine.calls (id, run_id, step_id, status, due_at) VALUES ($1, $2, $3, 'queued', $4)`,
    [callId, call.runId, id, now],
  );
  await enqueueJobs(transaction.query, context.clock, [callJob(callId, call.priority)]);
}

async function openSleep(
  context: EngineContext,
  transaction: Transaction,
  call: LoadedCall,
  { id, name, until }: Of<"sleep">,
): Promise<void> {
  if (!(await openStep(context, transaction, call.runId, { id, name, kind: "sleep", race: false }))) return;
  await wakeAt(context, transaction, call.runId, id, until);
}

async function openWait(
  context: EngineContext,
  transaction: Transaction,
  call: LoadedCall,
  { id, name, event, expression, timeout }: Of<"wait">,
): Promise<void> {
  if (!(await openStep(context, transaction, call.runId, { id, name, kind: "wait", race: false }))) return;
  await transaction.query(
    `INSERT INTO engine.waits (run_id, step_id, event_name, expression) VALUES ($1, $2, $3, $4)`,
    [call.runId, id, event, expression ?? null],
  );
  if (timeout !== "") await wakeAt(context, transaction, call.runId, id, timeout);
}

async function openInvocation(
  context: EngineContext,
  transaction: Transaction,
  call: LoadedCall,
  { id, name, functionId, data, timeout }: Of<"invoke">,
): Promise<void> {
  if (!(await openStep(context, transaction, call.runId, { id, name, kind: "invoke", race: false }))) return;
  const definition = context.registry.find(functionId);
  if (!definition) {
    const error = { name: "Error", message: `Could not find function "${functionId}" to invoke` };
    await resolveStep(context, transaction, { runId: call.runId, stepId: id, failed: true, memo: { error } });
    return;
  }
  const now = context.clock.now();
  const correlation = { correlation_id: `${call.runId}.${id}`, source_fn_id: call.functionId };
  const event = systemEvent("inngest/function.invoked", { ...data, _inngest: correlation }, now);
  await insertEvents(transaction.query, [event], now, { routed: true });
  await startRuns(context, transaction, [
    { definition, eventIds: [event.id], trigger: event.body, parent: { runId: call.runId, stepId: id } },
  ]);
  if (timeout) await wakeAt(context, transaction, call.runId, id, timeout);
}

async function wakeAt(
  context: EngineContext,
  transaction: Transaction,
  runId: string,
  stepId: string,
  when: string,
): Promise<void> {
  const at = resolveInstant(when, context.clock.now());
  await enqueueJobs(transaction.query, context.clock, [wakeJob(runId, stepId, at)]);
}
