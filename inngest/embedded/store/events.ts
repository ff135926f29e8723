import type { EventBody, NewEvent } from "../protocol/event";
import type { Query } from "./database";

export type StoredEvent = { id: string; dedupeId: string | null; body: EventBody };

/** Stores events. `routed` marks those that start their run directly and must not trigger others. */
export async function insertEvents(
  query: Query,
  events: NewEvent[],
  now: Date,
  options: { routed: boolean } = { routed: false },
): Promise<void> {
  if (events.length === 0) return;
  await query(
    `INSERT INTO engine.events (id, name, dedupe_id, body, received_at, routed_at)
     SELECT e.id, e.name, e.dedupe_id, e.body::json, $5, $6
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS e(id, name, dedupe_id, body)
     ON CONFLICT (id) DO NOTHING`,
    [
      events.map((event) => event.id),
      events.map((event) => event.body.name),
      events.map((event) => event.dedupeId),
      events.map((event) => JSON.stringify(event.body)),
      now,
      options.routed ? now : null,
    ],
  );
}

/** The oldest events that have not been routed yet. There is one router, so nothing needs a lock. */
export async function selectUnrouted(query: Query, limit: number): Promise<StoredEvent[]> {
  const rows = await query<{ id: string; dedupe_id: string | null; body: EventBody }>(
    `SELECT id, dedupe_id, body FROM engine.events WHERE routed_at IS NULL ORDER BY id LIMIT $1`,
    [limit],
  );
  return rows.map((row) => ({ id: row.id, dedupeId: row.dedupe_id, body: row.body }));
}

export async function markRouted(query: Query, ids: string[], now: Date): Promise<void> {
  await query(`UPDATE engine.events SET routed_at = $2 WHERE id = ANY($1::text[])`, [ids, now]);
}

/** Events by id, in the order asked for; those already deleted by retention are left out. */
export async function selectEvents(query: Query, ids: string[]): Promise<StoredEvent[]> {
  const rows = await query<{ id: string; dedupe_id: string | null; body: EventBody }>(
    `SELECT e.id, e.dedupe_id, e.body FROM unnest($1::text[]) WITH ORDINALITY AS wanted(id, position)
     JOIN engine.events e ON e.id = wanted.id ORDER BY wanted.position`,
    [ids],
  );
  return rows.map((row) => ({ id: row.id, dedupeId: row.dedupe_id, body: row.body }));
}
