import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { toPage, type ListPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { decodePlace, encodePlace, placeOf, type AlertPlace } from "./cursor";
import type { AlertFilters } from "./filters";
import { alertsFrom, summaryColumns, toAlertSummary, type SummaryRow } from "./internal/rows";
import { beyond, matching, orderOf, type AlertScope } from "./internal/search";
import { ALERT_SEVERITIES, type AlertSeverity } from "./severity";
import type { AlertCounts, AlertState, AlertSummary } from "./types";

const PAGE_SIZE = 50;

export type AlertPage = {
  alerts: AlertSummary[];
  /** Under all filters but those of state and severity, so that each option says what it would show. */
  counts: AlertCounts;
  total: number;
  newerCursor: string | null;
  olderCursor: string | null;
};

type AlertQuery = {
  scope: AlertScope;
  filters: AlertFilters;
  place?: { after?: string; before?: string };
};

/** One page of alerts: of what is active the gravest first, of the history the newest. */
export async function listAlerts(
  context: OrganizationContext,
  { scope, filters, place = {} }: AlertQuery,
): Promise<AlertPage> {
  requirePermission(context, "alerts.read");
  const time = now();
  const search = {
    organizationId: context.organizationId,
    scope,
    filters,
    viewerId: viewerOf(context),
    now: time,
  };
  const before = decodePlace(place.before);
  const from = before ?? decodePlace(place.after);
  const upwards = before !== null;
  const { rows, counted } = await withOrganization(context, async (transaction) => ({
    rows: await transaction.$queryRaw<SummaryRow[]>`
      SELECT ${summaryColumns} FROM ${alertsFrom} WHERE ${matching(search)}
      ${from === null ? Prisma.empty : beyond(scope, from, upwards)}
      ORDER BY ${orderOf(scope, upwards)} LIMIT ${PAGE_SIZE + 1}`,
    counted: await transaction.$queryRaw<CountRow[]>`
      SELECT alert.severity, alert.state, count(*)::int AS count FROM ${alertsFrom}
      WHERE ${matching(search, { stateAndSeverity: true })} GROUP BY alert.severity, alert.state`,
  }));
  const alerts = rows.slice(0, PAGE_SIZE).map((row) => toAlertSummary(row, time));
  if (upwards) alerts.reverse();
  const [first, last] = [alerts.at(0), alerts.at(-1)];
  const hasMore = rows.length > PAGE_SIZE;
  const counts = toCounts(counted);
  return {
    alerts,
    counts,
    total: countOf(counts, filters),
    newerCursor: first && (upwards ? hasMore : from !== null) ? encodePlace(placeOf(first)) : null,
    olderCursor: last && (upwards || hasMore) ? encodePlace(placeOf(last)) : null,
  };
}

/** One page of the history without counts, newest first: what programs read. */
export async function listAlertPage(
  context: OrganizationContext,
  { filters, after, limit }: { filters: AlertFilters; after?: AlertPlace; limit: number },
): Promise<ListPage<AlertSummary, AlertPlace>> {
  requirePermission(context, "alerts.read");
  const time = now();
  const search = {
    organizationId: context.organizationId,
    scope: "history" as const,
    filters,
    viewerId: viewerOf(context),
    now: time,
  };
  const rows = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<SummaryRow[]>`
      SELECT ${summaryColumns} FROM ${alertsFrom} WHERE ${matching(search)}
      ${after ? beyond("history", after, false) : Prisma.empty}
      ORDER BY ${orderOf("history", false)} LIMIT ${limit + 1}`,
  );
  return toPage(
    rows.map((row) => toAlertSummary(row, time)),
    limit,
    placeOf,
  );
}

/** What is active, by severity and state. */
export async function countActiveAlerts(context: OrganizationContext): Promise<AlertCounts> {
  requirePermission(context, "alerts.read");
  const rows = await withOrganization(
    context,
    (transaction) => transaction.$queryRaw<CountRow[]>`
      SELECT severity, state, count(*)::int AS count FROM alerts
      WHERE organization_id = ${context.organizationId}::uuid AND state <> 'resolved'
      GROUP BY severity, state`,
  );
  return toCounts(rows);
}

type CountRow = { severity: AlertSeverity; state: AlertState; count: number };

function toCounts(rows: readonly CountRow[]): AlertCounts {
  const counts = Object.fromEntries(
    ALERT_SEVERITIES.map((severity) => [severity, { firing: 0, acknowledged: 0, resolved: 0 }]),
  ) as AlertCounts;
  for (const { severity, state, count } of rows) counts[severity][state] = count;
  return counts;
}

function countOf(counts: AlertCounts, { states, severities }: AlertFilters): number {
  let total = 0;
  for (const severity of ALERT_SEVERITIES) {
    if (severities.length > 0 && !severities.includes(severity)) continue;
    for (const [state, count] of Object.entries(counts[severity]) as [AlertState, number][])
      if (states.length === 0 || states.includes(state)) total += count;
  }
  return total;
}

function viewerOf({ actor }: OrganizationContext): string | null {
  return actor.kind === "user" ? actor.userId : null;
}
