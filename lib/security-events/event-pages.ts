import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { EventCursor } from "./cursor";
import type { EventFilters } from "./filters";
import { toEvent, type EventRow } from "./internal/rows";
import {
  anywhere,
  detailColumns,
  matching,
  newerThan,
  newestFirst,
  olderThan,
  oldestFirst,
} from "./internal/search";
import type { SecurityEvent } from "./types";

export type EventPageRequest = {
  filters: Omit<EventFilters, "range">;
  occurred: { from?: Date; before?: Date };
  oldestFirst: boolean;
  after?: EventCursor;
  limit: number;
};

/** One page of whole events in either order, without their count: what programs read. */
export async function listEventPage(
  context: OrganizationContext,
  request: EventPageRequest,
): Promise<ListPage<SecurityEvent, EventCursor>> {
  requirePermission(context, "security-events.read");
  const { filters, occurred, after, limit } = request;
  const further = request.oldestFirst ? newerThan : olderThan;
  const rows = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<EventRow[]>`
      SELECT ${detailColumns} FROM security_events
      WHERE ${matching(context.organizationId, { ...filters, range: "all" }, now())}
        ${occurred.from ? Prisma.sql`AND occurred_at >= ${occurred.from}::timestamptz` : anywhere}
        ${occurred.before ? Prisma.sql`AND occurred_at < ${occurred.before}::timestamptz` : anywhere}
        ${after ? further(after) : anywhere}
      ORDER BY ${request.oldestFirst ? oldestFirst : newestFirst} LIMIT ${limit + 1}`,
  );
  return toPage(rows.map(toEvent), limit, ({ occurredAt, sequence }) => ({ occurredAt, sequence }));
}
