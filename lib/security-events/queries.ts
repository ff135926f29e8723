import "server-only";
import { GENESIS_HASH } from "@/lib/audit/chain";
import type { ChainProblem } from "@/lib/audit/problems";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { checkSecurityEvent } from "./check-event";
import type { EventFilters } from "./filters";
import { decodeCursor, encodeCursor } from "./cursor";
import { toEvent, toEventSummary, type EventRow, type SummaryRow } from "./internal/rows";
import {
  anywhere,
  detailColumns,
  matching,
  newerThan,
  newestFirst,
  olderThan,
  oldestFirst,
  summaryColumns,
} from "./internal/search";
import { SEVERITIES, type Severity } from "./severity";
import type { SecurityEvent, SecurityEventSummary } from "./types";

const PAGE_SIZE = 50;
/** Counting further would cost more than the number is worth. */
const COUNT_LIMIT = 10_000;

export type EventPage = {
  events: SecurityEventSummary[];
  /** All that match, or null where there are more than are counted. */
  total: number | null;
  /** The number of the newest event recorded so far, shown here or not. */
  headSequence: number;
  /** Places for the addresses of the neighbouring pages. */
  newerCursor: string | null;
  olderCursor: string | null;
};

/** One page of events, newest first: after or before a place, or from the newest on. */
export async function listSecurityEvents(
  context: OrganizationContext,
  filters: EventFilters,
  place: { after?: string; before?: string } = {},
): Promise<EventPage> {
  requirePermission(context, "security-events.read");
  const before = decodeCursor(place.before);
  const cursor = before ?? decodeCursor(place.after);
  const where = matching(context.organizationId, filters, now());
  const { rows, counted, head } = await withOrganization(context, async (transaction) => ({
    rows: await transaction.$queryRaw<SummaryRow[]>`
      SELECT ${summaryColumns} FROM security_events WHERE ${where}
      ${cursor === null ? anywhere : before ? newerThan(cursor) : olderThan(cursor)}
      ORDER BY ${before ? oldestFirst : newestFirst} LIMIT ${PAGE_SIZE + 1}`,
    counted: await transaction.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count
      FROM (SELECT 1 FROM security_events WHERE ${where} LIMIT ${COUNT_LIMIT + 1}) AS found`,
    head: await findHead(transaction, context.organizationId),
  }));
  const hasMore = rows.length > PAGE_SIZE;
  const events = rows.slice(0, PAGE_SIZE).map(toEventSummary);
  if (before) events.reverse();
  const [newest, oldest] = [events.at(0), events.at(-1)];
  const hasNewer = before ? hasMore : cursor !== null;
  const hasOlder = before ? true : hasMore;
  return {
    events,
    total: counted[0].count > COUNT_LIMIT ? null : counted[0].count,
    headSequence: head,
    newerCursor: hasNewer && newest ? encodeCursor(newest) : null,
    olderCursor: hasOlder && oldest ? encodeCursor(oldest) : null,
  };
}

/** How many matching events were recorded after the one with this number. */
export async function countNewerEvents(
  context: OrganizationContext,
  filters: EventFilters,
  sequence: number,
): Promise<number> {
  requirePermission(context, "security-events.read");
  const [row] = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM security_events
        WHERE ${matching(context.organizationId, filters, now())} AND sequence > ${sequence} LIMIT 1000) AS newer`,
  );
  return row.count;
}

/** The matching events in pages, newest first, for a download. */
export async function* streamSecurityEvents(
  context: OrganizationContext,
  filters: EventFilters,
): AsyncGenerator<SecurityEvent[]> {
  requirePermission(context, "security-events.read");
  const where = matching(context.organizationId, filters, now());
  let last: SecurityEvent | undefined;
  for (;;) {
    const rows = await withOrganization(
      context,
      (transaction) => transaction.$queryRaw<EventRow[]>`
        SELECT ${detailColumns} FROM security_events WHERE ${where}
        ${last === undefined ? anywhere : olderThan(last)} ORDER BY ${newestFirst} LIMIT 1000`,
    );
    const events = rows.map(toEvent);
    yield events;
    last = events.at(-1);
    if (events.length < 1_000) return;
  }
}

export type SecurityEventPage = {
  event: SecurityEvent;
  previous: number | null;
  next: number | null;
  /** How the event fails to follow from the one before it; null when its hashes hold. */
  problem: ChainProblem | null;
};

/** One event by its number, with its neighbours in the chain. */
export async function getSecurityEvent(
  context: OrganizationContext,
  sequence: number,
): Promise<SecurityEventPage> {
  requirePermission(context, "security-events.read");
  const { rows, head } = await withOrganization(context, async (transaction) => ({
    rows: await transaction.$queryRaw<EventRow[]>`
      SELECT ${detailColumns} FROM security_events
      WHERE organization_id = ${context.organizationId}::uuid AND sequence IN (${sequence - 1}, ${sequence})
      ORDER BY sequence DESC`,
    head: await findHead(transaction, context.organizationId),
  }));
  const [event, before] = rows.map(toEvent);
  if (event?.sequence !== sequence) throw notFound("security event");
  const position = { sequence: sequence - 1, hash: sequence === 1 ? GENESIS_HASH : (before?.hash ?? "") };
  const check = checkSecurityEvent(context.organizationId, position, event);
  return {
    event,
    problem: check.ok ? null : check.problem,
    previous: sequence > 1 ? sequence - 1 : null,
    next: sequence < head ? sequence + 1 : null,
  };
}

async function findHead(transaction: Transaction, organizationId: string): Promise<number> {
  const head = await transaction.securityEventChainHead.findUnique({
    where: { organizationId },
    select: { sequence: true },
  });
  return Number(head?.sequence ?? 0);
}

export type EventStatistics = {
  /** One entry a UTC day, oldest first, also for days without events. */
  days: { day: string; counts: Record<Severity, number> }[];
  /** What occurred in these days, most frequent first. */
  kinds: { kind: string; events: number }[];
};

/** Counts of the last `days` UTC days, from the counters: their cost does not grow with the events. */
export async function getEventStatistics(context: OrganizationContext, days = 30): Promise<EventStatistics> {
  requirePermission(context, "security-events.read");
  const today = Date.parse(now().toISOString().slice(0, 10));
  const dates = Array.from({ length: days }, (_, index) => new Date(today - (days - 1 - index) * 86_400_000));
  const rows = await withOrganization(context, (transaction) =>
    transaction.securityEventDailyCount.groupBy({
      by: ["day", "kind", "severity"],
      where: { organizationId: context.organizationId, day: { gte: dates[0] } },
      _sum: { events: true },
    }),
  );
  const byDay = new Map(dates.map((date) => [date.getTime(), emptyCounts()]));
  const byKind = new Map<string, number>();
  for (const { day, kind, severity, _sum } of rows) {
    const events = Number(_sum.events ?? 0);
    const counts = byDay.get(day.getTime());
    const known = SEVERITIES.find((each) => each === severity);
    if (counts && known) counts[known] += events;
    byKind.set(kind, (byKind.get(kind) ?? 0) + events);
  }
  return {
    days: [...byDay].map(([time, counts]) => ({ day: new Date(time).toISOString(), counts })),
    kinds: [...byKind].map(([kind, events]) => ({ kind, events })).sort((a, b) => b.events - a.events),
  };
}

function emptyCounts(): Record<Severity, number> {
  return { info: 0, low: 0, medium: 0, high: 0, critical: 0 };
}
