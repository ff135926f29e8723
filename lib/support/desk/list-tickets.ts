import "server-only";
import { now } from "@/lib/core/clock";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { DUE_SOON_HOURS, QUEUES, type Queue } from "./queues";
import type { DeskFilter } from "./schema";
import type { DeskPage, DeskTicket, QueueCounts } from "./types";

const PAGE_TICKETS = 25;
/** As many as a menu can offer. */
const MOST_LABELS = 30;
const HOUR_MILLISECONDS = 3_600_000;

type Reader = { staffUserId: string; at: Date };
type Row = DeskTicket & { id: string; sortKey: Date };

/** A page of a queue, what is due first at the top; solved ones and all of them newest first. */
export async function listDeskTickets(staffUserId: string, filter: DeskFilter): Promise<DeskPage> {
  const reader = { staffUserId, at: now() };
  return withPlatform("list support tickets", async (transaction) => {
    const where = Prisma.sql`${inQueue(filter.queue, reader)} AND ${matching(filter)}`;
    const rows = await readPage(transaction, reader, filter, where);
    const [counted] = await transaction.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM support_tickets AS ticket
        JOIN organizations AS organization ON organization.id = ticket.organization_id WHERE ${where}`;
    const tickets = rows.slice(0, PAGE_TICKETS);
    const last = tickets.at(-1);
    return {
      tickets: tickets.map(({ id: _id, sortKey: _sortKey, ...ticket }) => ticket),
      total: counted?.total ?? 0,
      nextCursor:
        rows.length > PAGE_TICKETS && last !== undefined ? `${last.sortKey.toISOString()}_${last.id}` : null,
    };
  });
}

/** How many tickets stand in each queue, counted in one statement. */
export async function countQueues(staffUserId: string): Promise<QueueCounts> {
  const reader = { staffUserId, at: now() };
  const counts = QUEUES.map(
    (queue) =>
      Prisma.sql`count(*) FILTER (WHERE ${inQueue(queue, reader)})::int AS ${Prisma.raw(`"${queue}"`)}`,
  );
  const [row] = await withPlatform(
    "count support queues",
    (transaction) =>
      transaction.$queryRaw<QueueCounts[]>`SELECT ${Prisma.join(counts)} FROM support_tickets AS ticket`,
  );
  return row ?? (Object.fromEntries(QUEUES.map((queue) => [queue, 0])) as QueueCounts);
}

/** The labels that are in use, the most used first. */
export async function listLabels(): Promise<string[]> {
  const rows = await withPlatform(
    "list labels of support tickets",
    (transaction) => transaction.$queryRaw<{ label: string }[]>`
      SELECT label FROM (SELECT unnest(labels) AS label FROM support_tickets) AS used
       GROUP BY label ORDER BY count(*) DESC, label LIMIT ${MOST_LABELS}`,
  );
  return rows.map(({ label }) => label);
}

function isNewestFirst(queue: Queue): boolean {
  return queue === "solved" || queue === "all";
}

async function readPage(
  transaction: Transaction,
  reader: Reader,
  { queue, after }: DeskFilter,
  where: Prisma.Sql,
): Promise<Row[]> {
  const newestFirst = isNewestFirst(queue);
  // What is not due stands behind whatever is, the longest silence first.
  const sortKey = newestFirst
    ? Prisma.sql`ticket.changed_at`
    : Prisma.sql`coalesce(ticket.due_at, ticket.last_message_at + interval '10 years')`;
  const order = newestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return transaction.$queryRaw<Row[]>`
    SELECT ticket.id, ticket.number, ticket.subject, organization.name AS "organizationName", organization.plan,
           requester.name AS "requesterName", ticket.status, ticket.priority, assignee.name AS "assigneeName",
           ticket.labels, ticket.due_at AS "dueAt", coalesce(ticket.awaiting_since, ticket.created_at) AS "clockStartedAt",
           ticket.last_message_at AS "lastMessageAt", ${sortKey} AS "sortKey",
           coalesce(reading.conversation_version, 0) < ticket.conversation_version AS "isUnread"
      FROM support_tickets AS ticket
      JOIN organizations AS organization ON organization.id = ticket.organization_id
      LEFT JOIN users AS requester ON requester.id = ticket.requester_user_id
      LEFT JOIN users AS assignee ON assignee.id = ticket.assignee_user_id
      LEFT JOIN support_ticket_reads AS reading ON reading.organization_id = ticket.organization_id
       AND reading.ticket_id = ticket.id AND reading.reader_user_id = ${reader.staffUserId}::uuid
     WHERE ${where} ${afterCursor(after, sortKey, newestFirst)}
     ORDER BY "sortKey" ${order}, ticket.id ${order} LIMIT ${PAGE_TICKETS + 1}`;
}

function afterCursor(after: string | undefined, sortKey: Prisma.Sql, newestFirst: boolean): Prisma.Sql {
  const [, at, id] = /^(\d{4,6}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(after ?? "") ?? [];
  if (at === undefined || Number.isNaN(Date.parse(at))) return Prisma.empty;
  const than = Prisma.sql`(${at}::timestamptz, ${id}::uuid)`;
  return newestFirst
    ? Prisma.sql`AND (${sortKey}, ticket.id) < ${than}`
    : Prisma.sql`AND (${sortKey}, ticket.id) > ${than}`;
}

const UNDER_WAY = Prisma.sql`ticket.status IN ('open', 'pending', 'on_hold')`;

/** What belongs in a queue. Snoozed tickets are in theirs and in none of those that ask for work. */
function inQueue(queue: Queue, { staffUserId, at }: Reader): Prisma.Sql {
  const awake = Prisma.sql`(ticket.snoozed_until IS NULL OR ticket.snoozed_until <= ${at}::timestamptz)`;
  const soon = new Date(at.getTime() + DUE_SOON_HOURS * HOUR_MILLISECONDS);
  switch (queue) {
    case "unassigned":
      return Prisma.sql`${UNDER_WAY} AND ticket.assignee_user_id IS NULL AND ${awake}`;
    case "mine":
      return Prisma.sql`${UNDER_WAY} AND ticket.assignee_user_id = ${staffUserId}::uuid AND ${awake}`;
    case "overdue":
      return Prisma.sql`ticket.due_at <= ${at}::timestamptz AND ticket.status IN ('open', 'on_hold')`;
    case "due_soon":
      return Prisma.sql`ticket.due_at > ${at}::timestamptz AND ticket.due_at <= ${soon}::timestamptz
        AND ticket.status IN ('open', 'on_hold')`;
    case "waiting":
      return Prisma.sql`ticket.status = 'pending'`;
    case "snoozed":
      return Prisma.sql`${UNDER_WAY} AND ticket.snoozed_until > ${at}::timestamptz`;
    case "solved":
      return Prisma.sql`ticket.status = 'solved'`;
    case "all":
      return Prisma.sql`true`;
  }
}

function matching({ search, areas, priorities, labels }: DeskFilter): Prisma.Sql {
  return Prisma.sql`(${areas.length === 0} OR ticket.area = ANY(${areas}::text[]))
    AND (${priorities.length === 0} OR ticket.priority = ANY(${priorities}::text[]))
    AND ticket.labels @> ${labels}::text[] AND (${searching(search)})`;
}

/** A number finds its ticket; words are looked for in subjects, messages, organisations and people. */
function searching(search: string): Prisma.Sql {
  if (search === "") return Prisma.sql`true`;
  const [, number] = /^#?(\d{1,9})$/.exec(search) ?? [];
  if (number !== undefined) return Prisma.sql`ticket.number = ${Number(number)}`;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`to_tsvector('simple', ticket.subject) @@ plainto_tsquery('simple', ${search})
    OR organization.name ILIKE ${like}
    OR EXISTS (SELECT FROM users WHERE users.id = ticket.requester_user_id
        AND (users.name ILIKE ${like} OR users.email::text ILIKE ${like}))
    OR EXISTS (SELECT FROM support_messages AS message WHERE message.organization_id = ticket.organization_id
        AND message.ticket_id = ticket.id AND to_tsvector('simple', message.body) @@ plainto_tsquery('simple', ${search}))`;
}
