import { Prisma } from "@/lib/db/generated/client";
import { rangeStart, type EventFilters } from "../filters";
import type { EventCursor } from "../cursor";
import { MAX_AHEAD_MINUTES } from "../schema";

export const summaryColumns = Prisma.sql`sequence, occurred_at, kind, severity, source,
  actor_kind, actor_id, actor_name, host(source_address) AS source_address, target_kind, target_id`;

export const detailColumns = Prisma.sql`${summaryColumns}, id, version, recorded_at, user_agent, detail,
  idempotency_key, encode(personal_salt, 'hex') AS personal_salt,
  encode(personal_commitment, 'hex') AS personal_commitment, encode(content_hash, 'hex') AS content_hash,
  encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash`;

export const newestFirst = Prisma.sql`occurred_at DESC, sequence DESC`;
export const oldestFirst = Prisma.sql`occurred_at ASC, sequence ASC`;

export const anywhere = Prisma.empty;

export function olderThan({ occurredAt, sequence }: EventCursor): Prisma.Sql {
  return Prisma.sql`AND (occurred_at, sequence) < (${occurredAt}::timestamptz, ${sequence}::bigint)`;
}

export function newerThan({ occurredAt, sequence }: EventCursor): Prisma.Sql {
  return Prisma.sql`AND (occurred_at, sequence) > (${occurredAt}::timestamptz, ${sequence}::bigint)`;
}

/** The condition of a list. An event is recorded soon after it occurred, so the range prunes partitions too. */
export function matching(organizationId: string, filters: EventFilters, now: Date): Prisma.Sql {
  const { severities, kinds, actor, search } = filters;
  const start = rangeStart(filters.range, now);
  const parts = [Prisma.sql`organization_id = ${organizationId}::uuid`];
  if (start !== null)
    parts.push(
      Prisma.sql`occurred_at >= ${start}::timestamptz`,
      Prisma.sql`recorded_at >= ${start}::timestamptz - make_interval(mins => ${MAX_AHEAD_MINUTES}::int)`,
    );
  if (severities.length > 0) parts.push(Prisma.sql`severity = ANY(${severities})`);
  if (kinds.length > 0) parts.push(Prisma.sql`kind = ANY(${kinds})`);
  if (actor !== null) parts.push(Prisma.sql`actor_id = ${actor}`);
  if (search !== null) {
    const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(
      Prisma.sql`concat_ws(' ', kind, actor_id, actor_name, host(source_address), target_id, user_agent, detail::text)
        ILIKE ${pattern}`,
    );
  }
  return Prisma.join(parts, " AND ");
}
