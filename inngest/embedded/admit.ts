import type { EngineContext } from "./context";
import { finishRun } from "./finish-run";
import type { FunctionDefinition } from "./protocol/function-config";
import { rateLimitRule } from "./rules/gcra";
import { evaluateKey, matches } from "./rules/expression";
import type { NewRun } from "./start-runs";
import type { Transaction } from "./store/database";
import { type StoredEvent, selectEvents } from "./store/events";
import { enqueueJobs } from "./store/jobs";
import { claimKeys, takeRate } from "./store/limits";

const DAY_MS = 24 * 60 * 60_000;

/**
 * What flow control makes of an event that triggers a function: a run, or nothing now because the
 * event is limited away, held for a debounce or collected into a batch.
 */
export async function admitEvent(
  context: EngineContext,
  transaction: Transaction,
  definition: FunctionDefinition,
  event: StoredEvent,
): Promise<NewRun | undefined> {
  const now = context.clock.now();
  const { rateLimit, idempotency, debounce, batchEvents } = definition;
  if (rateLimit) {
    const rule = rateLimitRule(rateLimit.limit, rateLimit.period);
    const key = limitKey("rate-limit", definition, rateLimit.key, event);
    if ((await takeRate(transaction.query, key, rule, now, { wait: false })) > now) return undefined;
  }
  if (idempotency) {
    const key = evaluateKey(idempotency, { event: event.body }) ?? "";
    const claimed = await claimKeys(transaction.query, `function:${definition.id}`, [key], now, DAY_MS);
    if (claimed.size === 0) return undefined;
  }
  if (debounce) {
    await holdBack(context, transaction, definition, debounce, event);
    return undefined;
  }
  if (batchEvents && matches(batchEvents.if, { event: event.body })) {
    return collect(context, transaction, definition, batchEvents, event);
  }
  return admitRun(context, transaction, definition, [event]);
}

/** The last checks before a run starts: singleton and throttle. */
export async function admitRun(
  context: EngineContext,
  transaction: Transaction,
  definition: FunctionDefinition,
  events: StoredEvent[],
): Promise<NewRun | undefined> {
  const [first] = events;
  if (!first) return undefined;
  const run: NewRun = { definition, eventIds: events.map((event) => event.id), trigger: first.body };
  const { singleton, throttle } = definition;
  if (singleton) {
    run.singletonKey = singleton.key ? (evaluateKey(singleton.key, { event: first.body }) ?? "") : "";
    const active = await transaction.query<{ id: string }>(
      `SELECT id FROM engine.runs WHERE function_id = $1 AND singleton_key = $2 AND status IN ('queued', 'running')`,
      [definition.id, run.singletonKey],
    );
    if (active.length > 0 && singleton.mode === "skip") return undefined;
    for (const { id } of active) {
      await finishRun(context, transaction, id, {
        status: "cancelled",
        reason: "replaced by a newer run (singleton)",
      });
    }
  }
  if (throttle) {
    const now = context.clock.now();
    const rule = { limit: throttle.limit, periodMs: throttle.period, burst: throttle.burst ?? 1 };
    const key = limitKey("throttle", definition, throttle.key, first);
    const dueAt = await takeRate(transaction.query, key, rule, now, { wait: true });
    if (dueAt > now) run.dueAt = dueAt;
  }
  return run;
}

/** The time of a debounce has come: the last event under its key starts the run. */
export async function releaseDebounce(
  context: EngineContext,
  transaction: Transaction,
  definition: FunctionDefinition,
  key: string,
): Promise<NewRun | undefined> {
  const [held] = await transaction.query<{ event_id: string }>(
    `DELETE FROM engine.debounces WHERE function_id = $1 AND key = $2 RETURNING event_id`,
    [definition.id, key],
  );
  if (!held) return undefined;
  return admitRun(context, transaction, definition, await selectEvents(transaction.query, [held.event_id]));
}

/** A batch is full or its time has come: its events start one run. */
export async function releaseBatch(
  context: EngineContext,
  transaction: Transaction,
  definition: FunctionDefinition,
  key: string,
): Promise<NewRun | undefined> {
  const rows = await transaction.query<{ event_id: string }>(
    `DELETE FROM engine.batched_events WHERE function_id = $1 AND key = $2 RETURNING event_id`,
    [definition.id, key],
  );
  const ids = rows.map((row) => row.event_id).sort();
  return admitRun(context, transaction, definition, await selectEvents(transaction.query, ids));
}

async function holdBack(
  context: EngineContext,
  transaction: Transaction,
  definition: FunctionDefinition,
  debounce: NonNullable<FunctionDefinition["debounce"]>,
  event: StoredEvent,
): Promise<void> {
  const now = context.clock.now().getTime();
  const key = debounce.key ? (evaluateKey(debounce.key, { event: event.body }) ?? "") : "";
  const [held] = await transaction.query<{ first_at: Date }>(
    `INSERT INTO engine.debounces (function_id, key, event_id, first_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (function_id, key) DO UPDATE SET event_id = excluded.event_id RETURNING first_at`,
    [definition.id, key, event.id, new Date(now)],
  );
  const latest =
    debounce.timeout === undefined ? Infinity : (held?.first_at.getTime() ?? now) + debounce.timeout;
  const runAt = new Date(Math.min(now + debounce.period, latest));
  await enqueueJobs(transaction.query, context.clock, [
    {
      task: "debounce",
      payload: { function: definition.id, key },
      key: `debounce:${definition.id}:${key}`,
      runAt,
    },
  ]);
}

async function collect(
  context: EngineContext,
  transaction: Transaction,
  definition: FunctionDefinition,
  batch: NonNullable<FunctionDefinition["batchEvents"]>,
  event: StoredEvent,
): Promise<NewRun | undefined> {
  const key = batch.key ? (evaluateKey(batch.key, { event: event.body }) ?? "") : "";
  const [collected] = await transaction.query<{ waiting: number }>(
    `WITH added AS (INSERT INTO engine.batched_events (function_id, key, event_id) VALUES ($1, $2, $3))
     SELECT count(*)::int AS waiting FROM engine.batched_events WHERE function_id = $1 AND key = $2`,
    [definition.id, key, event.id],
  );
  // The statement counts what was there before it.
  const size = (collected?.waiting ?? 0) + 1;
  if (size >= batch.maxSize) return releaseBatch(context, transaction, definition, key);
  if (size === 1) {
    const runAt = new Date(context.clock.now().getTime() + batch.timeout);
    await enqueueJobs(transaction.query, context.clock, [
      {
        task: "batch",
        payload: { function: definition.id, key },
        key: `batch:${definition.id}:${key}`,
        runAt,
      },
    ]);
  }
  return undefined;
}

function limitKey(
  kind: string,
  definition: FunctionDefinition,
  expression: string | undefined,
  event: StoredEvent,
): string {
  const value = expression ? (evaluateKey(expression, { event: event.body }) ?? "") : "";
  return JSON.stringify([kind, definition.id, value]);
}
