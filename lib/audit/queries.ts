import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { readRestoredRows } from "./internal/restored-rows";
import { tableOf, whereOf } from "./internal/where";
import { isFiltered, type AuditFilter } from "./schema";
import { SYSTEM_ACTOR } from "./system-actor";
import type { AuditEntryView, AuditFacets, AuditPage } from "./types";
import { entryView } from "./view";

const PAGE_ENTRIES = 50;
const COUNT_LIMIT = 10_000;
const FAR_FUTURE = "9999-01-01";

/** One page of the organisation's audit log, newest first. */
export async function listAuditEntries(
  context: OrganizationContext,
  filter: AuditFilter,
): Promise<AuditPage> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  const where = whereOf(organizationId, filter, now());
  return withOrganization(context, async (transaction) => {
    const towardsNewer = filter.before === undefined && filter.after !== undefined;
    const order = towardsNewer ? Prisma.sql`ASC` : Prisma.sql`DESC`;
    const sequences = await transaction.$queryRaw<{ sequence: bigint }[]>`
      SELECT entry.sequence FROM ${tableOf(filter)} AS entry
      WHERE ${where} AND ${cursorCondition(filter)}
      ORDER BY entry.sequence ${order} LIMIT ${PAGE_ENTRIES + 1}`;
    const hasMore = sequences.length > PAGE_ENTRIES;
    const page = sequences.slice(0, PAGE_ENTRIES).map(({ sequence }) => sequence);
    const entries = await readViews(transaction, organizationId, page, filter.restored);
    const [newest, oldest] = [entries[0]?.sequence, entries.at(-1)?.sequence];
    const cameFromNewer = filter.before !== undefined;
    return {
      entries,
      total: await countEntries(transaction, organizationId, filter, where),
      newerThan: newest !== undefined && (towardsNewer ? hasMore : cameFromNewer) ? newest : null,
      olderThan: oldest !== undefined && (towardsNewer || hasMore) ? oldest : null,
    };
  });
}

/** A further stretch of matching entries, oldest first: what the export reads piece by piece. */
export async function readAuditStretch(
  context: OrganizationContext,
  filter: AuditFilter,
  afterSequence: number,
  limit: number,
): Promise<AuditEntryView[]> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  const where = whereOf(organizationId, filter, now());
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.$queryRaw<{ sequence: bigint }[]>`
      SELECT entry.sequence FROM ${tableOf(filter)} AS entry
      WHERE ${where} AND entry.sequence > ${afterSequence}::bigint
      ORDER BY entry.sequence LIMIT ${limit}`;
    const views = await readViews(
      transaction,
      organizationId,
      rows.map(({ sequence }) => sequence),
      filter.restored,
    );
    return views.reverse();
  });
}

export type AuditPageRequest = {
  filter: AuditFilter;
  /** Moments, where the filter's own `from` and `to` are days. */
  recorded: { from?: Date; before?: Date };
  oldestFirst: boolean;
  /** The number of the last entry seen. */
  after?: number;
  limit: number;
};

/** One page of matching entries in either order, without their count: what programs read. */
export async function listAuditStretch(
  context: OrganizationContext,
  { filter, recorded, oldestFirst, after, limit }: AuditPageRequest,
): Promise<ListPage<AuditEntryView, number>> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  const { from = new Date(0), before = new Date(FAR_FUTURE) } = recorded;
  const place = { [oldestFirst ? "after" : "before"]: after };
  return withOrganization(context, async (transaction) => {
    const rows = await transaction.$queryRaw<{ sequence: bigint }[]>`
      SELECT entry.sequence FROM ${tableOf(filter)} AS entry
      WHERE ${whereOf(organizationId, filter, now())}
        AND entry.recorded_at >= ${from}::timestamptz AND entry.recorded_at < ${before}::timestamptz
        AND ${cursorCondition({ ...filter, ...place })}
      ORDER BY entry.sequence ${oldestFirst ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${limit + 1}`;
    const { items, next } = toPage(rows, limit, ({ sequence }) => Number(sequence));
    const views = await readViews(
      transaction,
      organizationId,
      items.map(({ sequence }) => sequence),
    );
    return { items: oldestFirst ? views.reverse() : views, next };
  });
}

/** One entry by its number. */
export async function getAuditEntry(context: OrganizationContext, sequence: number): Promise<AuditEntryView> {
  requirePermission(context, "audit-log.read");
  const [entry] = await withOrganization(context, (transaction) =>
    readViews(transaction, context.organizationId, [BigInt(sequence)]),
  );
  if (!entry) throw notFound("audit entry");
  return entry;
}

/** What has happened in this organisation, to choose filters from. */
export async function listAuditFacets(context: OrganizationContext): Promise<AuditFacets> {
  requirePermission(context, "audit-log.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const actions = await distinctValues(transaction, organizationId, "action");
    const resourceKinds = await distinctValues(transaction, organizationId, "resource_kind");
    const actorIds = await distinctValues(transaction, organizationId, "actor_id");
    const actors = await transaction.$queryRaw<{ id: string; name: string }[]>`
      SELECT actor.id::text AS id, coalesce(users.name, api_keys.name, 'Former member ' || right(actor.id::text, 6)) AS name
      FROM unnest(${actorIds}::uuid[]) AS actor (id)
      LEFT JOIN users ON users.id = actor.id
      LEFT JOIN api_keys ON api_keys.organization_id = ${organizationId}::uuid AND api_keys.id = actor.id
      ORDER BY name`;
    return { actions, resourceKinds, actors: [...actors, { id: SYSTEM_ACTOR, name: "System" }] };
  });
}

function cursorCondition({ before, after }: AuditFilter): Prisma.Sql {
  if (before !== undefined) return Prisma.sql`entry.sequence < ${before}::bigint`;
  if (after !== undefined) return Prisma.sql`entry.sequence > ${after}::bigint`;
  return Prisma.sql`true`;
}

async function readViews(
  transaction: Transaction,
  organizationId: string,
  sequences: bigint[],
  restored?: string,
): Promise<AuditEntryView[]> {
  const rows =
    restored === undefined
      ? await transaction.auditLog.findMany({
          where: { organizationId, sequence: { in: sequences } },
          orderBy: { sequence: "desc" },
        })
      : await readRestoredRows(transaction, { organizationId, restored, sequences });
  const personal = await transaction.auditPersonalValue.findMany({
    where: { organizationId, entryId: { in: rows.map(({ id }) => id) } },
    select: { entryId: true, field: true, value: true },
  });
  return rows.map((row) => entryView(row, personal));
}

async function countEntries(
  transaction: Transaction,
  organizationId: string,
  filter: AuditFilter,
  where: Prisma.Sql,
): Promise<number> {
  if (!isFiltered(filter) && filter.restored === undefined) {
    // The chain is gapless: what is not archived ends with its last number.
    const head = await transaction.auditChainHead.findUnique({ where: { organizationId } });
    const archived = await transaction.retentionArchive.aggregate({
      where: { organizationId, source: "audit_logs", hotRemovedAt: { not: null } },
      _max: { lastSequence: true },
    });
    return Number(head?.sequence ?? 0) - Number(archived._max.lastSequence ?? 0);
  }
  const [row] = await transaction.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total
    FROM (SELECT FROM ${tableOf(filter)} AS entry WHERE ${where} LIMIT ${COUNT_LIMIT}) AS matching`;
  return row?.total ?? 0;
}

/** Distinct values by one index probe each, however long the log is. */
async function distinctValues(
  transaction: Transaction,
  organizationId: string,
  column: "action" | "resource_kind" | "actor_id",
): Promise<string[]> {
  const name = Prisma.raw(column);
  const next = (beyond: Prisma.Sql) => Prisma.sql`
    (SELECT entry.${name} FROM audit_logs AS entry
     WHERE entry.organization_id = ${organizationId}::uuid AND entry.${name} IS NOT NULL ${beyond}
     ORDER BY entry.${name} LIMIT 1)`;
  const rows = await transaction.$queryRaw<{ value: string }[]>`
    WITH RECURSIVE known AS (
      SELECT ${next(Prisma.empty)} AS value
      UNION ALL
      SELECT ${next(Prisma.sql`AND entry.${name} > known.value`)} FROM known WHERE known.value IS NOT NULL
    )
    SELECT value::text FROM known WHERE value IS NOT NULL LIMIT 200`;
  return rows.map(({ value }) => value);
}
