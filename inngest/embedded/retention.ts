import type { EngineContext } from "./context";
import { enqueueJobs } from "./store/jobs";

const INTERVAL_MS = 60 * 60_000;
const BATCH = 5_000;

/** Queues the next clean-up. */
export async function scheduleRetention(context: EngineContext): Promise<void> {
  const runAt = new Date(context.clock.now().getTime() + INTERVAL_MS);
  await enqueueJobs(context.database.query, context.clock, [
    { task: "retention", payload: {}, key: "retention", runAt },
  ]);
}

/** Deletes runs that ended, and events that came, before the retention time, and what has expired. */
export async function runRetention(context: EngineContext): Promise<void> {
  const { database, clock, settings } = context;
  const now = clock.now();
  const before = new Date(now.getTime() - settings.retentionDays * 24 * 60 * 60_000);
  const deletions: [string, Date][] = [
    [
      `WITH old AS (SELECT id FROM engine.runs WHERE ended_at < $1 LIMIT ${BATCH})
       DELETE FROM engine.runs r USING old WHERE r.id = old.id RETURNING 1 AS deleted`,
      before,
    ],
    [
      // Events of runs that have not ended are still needed, however old they are.
      `WITH needed AS (
         SELECT unnest(event_ids) AS id FROM engine.runs WHERE status IN ('queued', 'running')
         UNION ALL SELECT event_id FROM engine.debounces UNION ALL SELECT event_id FROM engine.batched_events
       ), old AS (
         SELECT id FROM engine.events e WHERE received_at < $1 AND routed_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM needed WHERE needed.id = e.id) LIMIT ${BATCH}
       ) DELETE FROM engine.events e USING old WHERE e.id = old.id RETURNING 1 AS deleted`,
      before,
    ],
    [`DELETE FROM engine.idempotency_keys WHERE expires_at < $1 RETURNING 1 AS deleted`, now],
    [`DELETE FROM engine.rate_arrivals WHERE arrival < $1 RETURNING 1 AS deleted`, before],
  ];
  for (const [statement, limit] of deletions) {
    while ((await database.query(statement, [limit])).length === BATCH);
  }
  await scheduleRetention(context);
}
