import { admitEvent } from "./admit";
import type { EngineContext } from "./context";
import { finishRun } from "./finish-run";
import type { EventBody } from "./protocol/event";
import type { FunctionDefinition } from "./protocol/function-config";
import type { CancelTrigger } from "./registry";
import { matches } from "./rules/expression";
import { type NewRun, startRuns } from "./start-runs";
import { resolveStep } from "./steps";
import type { Transaction } from "./store/database";
import { type StoredEvent, markRouted, selectUnrouted } from "./store/events";
import { claimKeys } from "./store/limits";

const BATCH_SIZE = 500;
const DEDUPE_MS = 24 * 60 * 60_000;
const RETRY_DELAY_MS = 1_000;

/**
 * Takes stored events to what they lead to: runs, the ends of waits, cancellations. Storing and
 * routing are separate, so that accepting an event costs one insert; an event that is stored but not
 * routed when the engine is killed is routed at the next boot.
 */
export class Router {
  readonly #context: EngineContext;
  #wanted = false;
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** Events may be waiting. Until functions are known, they wait. */
  wake = (): void => {
    this.#wanted = true;
    if (this.#stopped || this.#context.registry.size === 0) return;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
      if (this.#wanted) this.wake();
    });
  };

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      try {
        if ((await this.#routeBatch()) === BATCH_SIZE) this.#wanted = true;
      } catch (error) {
        this.#context.log.error({ err: error }, "events could not be routed; trying again");
        setTimeout(this.wake, RETRY_DELAY_MS).unref();
      }
    }
  }

  async #routeBatch(): Promise<number> {
    const context = this.#context;
    return context.database.transaction(async (transaction) => {
      const events = await selectUnrouted(transaction.query, BATCH_SIZE);
      if (events.length === 0) return 0;
      const now = context.clock.now();
      const fresh = await dropRepeated(transaction, events, now);
      await resolveWaits(context, transaction, fresh);
      await cancelAndStartRuns(context, transaction, fresh);
      await markRouted(
        transaction.query,
        events.map((event) => event.id),
        now,
      );
      return events.length;
    });
  }
}

/** Leaves out events whose sender's id came before, within the day that ids are remembered. */
async function dropRepeated(
  transaction: Transaction,
  events: StoredEvent[],
  now: Date,
): Promise<StoredEvent[]> {
  const firstByKey = new Map<string, StoredEvent>();
  for (const event of events) {
    const key = dedupeKey(event);
    if (key !== undefined && !firstByKey.has(key)) firstByKey.set(key, event);
  }
  const claimed = await claimKeys(transaction.query, "event", [...firstByKey.keys()], now, DEDUPE_MS);
  return events.filter((event) => {
    const key = dedupeKey(event);
    return key === undefined || (claimed.has(key) && firstByKey.get(key) === event);
  });
}

function dedupeKey({ dedupeId, body }: StoredEvent): string | undefined {
  return dedupeId === null ? undefined : JSON.stringify([body.name, dedupeId]);
}

async function resolveWaits(
  context: EngineContext,
  transaction: Transaction,
  events: StoredEvent[],
): Promise<void> {
  const names = [...new Set(events.map((event) => event.body.name))];
  const waits = await transaction.query<{
    run_id: string;
    step_id: string;
    event_name: string;
    expression: string | null;
    trigger: EventBody;
  }>(
    `SELECT w.run_id, w.step_id, w.event_name, w.expression, e.body AS trigger
     FROM engine.waits w JOIN engine.runs r ON r.id = w.run_id JOIN engine.events e ON e.id = r.event_ids[1]
     WHERE w.event_name = ANY($1::text[])`,
    [names],
  );
  for (const wait of waits) {
    const match = events.find(
      ({ body }) =>
        body.name === wait.event_name &&
        matches(wait.expression ?? undefined, { event: wait.trigger, async: body }),
    );
    if (!match) continue;
    await resolveStep(context, transaction, {
      runId: wait.run_id,
      stepId: wait.step_id,
      failed: false,
      memo: match.body,
    });
  }
}

async function cancelMatching(
  context: EngineContext,
  transaction: Transaction,
  { definition, expression, withinMs }: CancelTrigger,
  eventId: string,
  event: EventBody,
): Promise<void> {
  const runs = await transaction.query<{ id: string; queued_at: Date; trigger: EventBody }>(
    `SELECT r.id, r.queued_at, e.body AS trigger FROM engine.runs r JOIN engine.events e ON e.id = r.event_ids[1]
     WHERE r.function_id = $1 AND r.status IN ('queued', 'running') AND e.id <> $2`,
    [definition.id, eventId],
  );
  const now = context.clock.now().getTime();
  for (const run of runs) {
    if (withinMs !== undefined && now - run.queued_at.getTime() > withinMs) continue;
    if (!matches(expression, { event: run.trigger, async: event })) continue;
    await finishRun(context, transaction, run.id, {
      status: "cancelled",
      reason: `by event "${event.name}"`,
    });
  }
}

/** In the order of the events, so that a run can be cancelled by an event that came in together with it. */
async function cancelAndStartRuns(
  context: EngineContext,
  transaction: Transaction,
  events: StoredEvent[],
): Promise<void> {
  let pending: NewRun[] = [];
  const flush = async () => {
    const runs = pending;
    pending = [];
    await startRuns(context, transaction, runs);
  };
  for (const event of events) {
    const cancels = context.registry.cancelsOf(event.body.name);
    if (cancels.length > 0) await flush();
    for (const cancel of cancels) await cancelMatching(context, transaction, cancel, event.id, event.body);
    for (const definition of triggeredBy(context, event)) {
      // A singleton looks at the runs that exist, so those of this batch have to.
      if (definition.singleton) await flush();
      const run = await admitEvent(context, transaction, definition, event);
      if (run) pending.push(run);
    }
  }
  await flush();
}

/** A function runs once for an event, however many of its triggers match. */
function triggeredBy(context: EngineContext, { body }: StoredEvent): Set<FunctionDefinition> {
  const triggers = context.registry.triggersOf(body.name);
  return new Set(
    triggers
      .filter(({ expression }) => matches(expression, { event: body }))
      .map(({ definition }) => definition),
  );
}
