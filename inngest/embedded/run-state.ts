import type { EventBody } from "./protocol/event";
import type { Query } from "./store/database";

/** The recorded steps of a run by id, for calls that are too large to carry them. */
export async function readRunSteps(query: Query, runId: string): Promise<Record<string, unknown>> {
  const rows = await query<{ id: string; memo: unknown }>(
    `SELECT id, memo FROM engine.steps WHERE run_id = $1 AND status <> 'pending' ORDER BY completed_order`,
    [runId],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.memo]));
}

/** The events that a run was started with. */
export async function readRunEvents(query: Query, runId: string): Promise<EventBody[]> {
  const rows = await query<{ body: EventBody }>(
    `SELECT e.body FROM engine.runs r, unnest(r.event_ids) WITH ORDINALITY AS wanted(id, position)
     JOIN engine.events e ON e.id = wanted.id WHERE r.id = $1 ORDER BY wanted.position`,
    [runId],
  );
  return rows.map((row) => row.body);
}
