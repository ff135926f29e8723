import "server-only";
import { isId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db/generated/client";
import { AUDIT_RANGES, type AuditFilter } from "../schema";
import { SYSTEM_ACTOR } from "../system-actor";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Where the entries of a filter are: in the log, or in what was restored of its archives. */
export function tableOf({ restored }: AuditFilter): Prisma.Sql {
  return restored === undefined ? Prisma.sql`audit_logs` : Prisma.sql`restored_audit_entries`;
}

/** The conditions of a filter on its table AS entry, the organisation first. */
export function whereOf(organizationId: string, filter: AuditFilter, now: Date): Prisma.Sql {
  const conditions = [
    Prisma.sql`entry.organization_id = ${organizationId}::uuid`,
    ...(filter.restored === undefined ? [] : [Prisma.sql`entry.restoration_id = ${filter.restored}::uuid`]),
    ...listConditions(filter),
    ...timeConditions(filter, now),
    ...(filter.q === "" ? [] : [textCondition(filter.q)]),
  ];
  return Prisma.join(conditions, " AND ");
}

function listConditions({ action, actor, resource }: AuditFilter): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (action.length > 0) conditions.push(Prisma.sql`entry.action = ANY(${action}::text[])`);
  if (resource.length > 0) conditions.push(Prisma.sql`entry.resource_kind = ANY(${resource}::text[])`);
  if (actor.length > 0) {
    const byId = Prisma.sql`entry.actor_id = ANY(${actor.filter(isId)}::uuid[])`;
    conditions.push(
      actor.includes(SYSTEM_ACTOR) ? Prisma.sql`(${byId} OR entry.actor_kind = 'system')` : byId,
    );
  }
  return conditions;
}

/** Days are days in UTC, as the entries themselves are; `to` includes its day. */
function timeConditions({ range, from, to }: AuditFilter, now: Date): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  const days = AUDIT_RANGES[range];
  if (days !== null) {
    const start = new Date(now.getTime() - days * DAY_MILLISECONDS);
    conditions.push(Prisma.sql`entry.recorded_at >= ${start}::timestamptz`);
  }
  if (from) conditions.push(Prisma.sql`entry.recorded_at >= ${new Date(from)}::timestamptz`);
  if (to) {
    const end = new Date(new Date(to).getTime() + DAY_MILLISECONDS);
    conditions.push(Prisma.sql`entry.recorded_at < ${end}::timestamptz`);
  }
  return conditions;
}

function textCondition(text: string): Prisma.Sql {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(
    entry.action ILIKE ${pattern} OR entry.resource_id ILIKE ${pattern} OR entry.resource_name ILIKE ${pattern}
    OR entry.actor_name ILIKE ${pattern} OR entry.request_id = ${text}
    OR EXISTS (
      SELECT FROM audit_personal_data AS personal
      WHERE personal.organization_id = entry.organization_id AND personal.entry_id = entry.id
        AND personal.value ILIKE ${pattern}))`;
}
