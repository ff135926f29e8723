import { nextSlot } from "@/lib/cron/slots";
import type { EngineContext } from "./context";
import { type EventBody, newId } from "./protocol/event";
import { startRuns } from "./start-runs";
import { insertEvents } from "./store/events";
import { enqueueJobs, type Job, type JobPayloads } from "./store/jobs";
import { claimKeys } from "./store/limits";

const SLOT_MEMORY_MS = 7 * 24 * 60 * 60_000;

/** Makes sure that the next slot of each cron trigger has its job. One that waits is left as it is. */
export async function scheduleCrons(context: EngineContext): Promise<void> {
  const { database, clock, registry } = context;
  const jobs = registry.crons.map(({ definition, cron }) =>
    cronJob(definition.id, cron, nextSlot(cron, clock.now())),
  );
  const waiting = await database.query<{ key: string }>(
    `SELECT key FROM graphile_worker.jobs WHERE key = ANY($1::text[])`,
    [jobs.map((job) => job.key)],
  );
  const known = new Set(waiting.map((row) => row.key));
  await enqueueJobs(
    database.query,
    clock,
    jobs.filter((job) => !known.has(job.key)),
  );
}

/** A slot has come: starts the function once for it and queues the next slot. */
export async function runCronSlot(context: EngineContext, payload: JobPayloads["cron"]): Promise<void> {
  const definition = context.registry.find(payload.function);
  const current = context.registry.crons.some(
    (trigger) => trigger.definition === definition && trigger.cron === payload.cron,
  );
  if (!definition || !current) return;
  const now = context.clock.now();
  await context.database.transaction(async (transaction) => {
    const claimed = await claimKeys(
      transaction.query,
      `cron:${definition.id}:${payload.cron}`,
      [payload.slot],
      now,
      SLOT_MEMORY_MS,
    );
    if (claimed.size > 0) {
      const event = timerEvent(payload, now);
      await insertEvents(transaction.query, [event], now, { routed: true });
      await startRuns(context, transaction, [{ definition, eventIds: [event.id], trigger: event.body }]);
    }
    await enqueueJobs(transaction.query, context.clock, [
      cronJob(definition.id, payload.cron, nextSlot(payload.cron, now)),
    ]);
  });
}

function cronJob(functionId: string, cron: string, slot: Date): Job {
  return {
    task: "cron",
    payload: { function: functionId, cron, slot: slot.toISOString() },
    key: `cron:${functionId}:${cron}`,
    runAt: slot,
  };
}

function timerEvent(
  { cron, slot }: JobPayloads["cron"],
  now: Date,
): { id: string; dedupeId: null; body: EventBody } {
  const body: EventBody = {
    id: slot,
    name: "inngest/scheduled.timer",
    data: { cron, fireAt: slot, scheduledAt: slot },
    user: {},
    ts: now.getTime(),
  };
  return { id: newId(now), dedupeId: null, body };
}
