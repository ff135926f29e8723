import type { EngineContext } from "./context";
import { concurrencySlots } from "./start-runs";
import { selectOpenCalls } from "./store/calls";
import { callJob, enqueueJobs } from "./store/jobs";

/**
 * Takes over from an engine that ended in whatever way. graphile-worker would hold its locks for four
 * hours; and parked calls have no job. So every job is unlocked and every call that is not done gets
 * one. Calls that were under way keep their request id and count against their limits until it is
 * known what became of them.
 */
export async function recoverCalls(
  context: EngineContext,
  unlock: (workerIds: string[]) => Promise<void>,
): Promise<void> {
  const { database, clock, limiter, registry } = context;
  const workers = await database.query<{ locked_by: string }>(
    `SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`,
  );
  await unlock(workers.map((row) => row.locked_by));
  const calls = await selectOpenCalls(database.query);
  for (const call of calls.filter(({ running }) => running)) {
    const definition = registry.find(call.functionId);
    if (definition) limiter.hold(call.id, concurrencySlots(definition, call.concurrencyKeys));
  }
  await enqueueJobs(
    database.query,
    clock,
    calls.map((call) => callJob(call.id, call.priority, call.running ? undefined : call.dueAt)),
  );
  if (calls.length > 0) context.log.info({ calls: calls.length }, "took over calls of an earlier engine");
}
