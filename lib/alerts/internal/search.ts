import { Prisma } from "@/lib/db/generated/client";
import { firedPeriod, type AlertFilters, type AlertMarkFilter } from "../filters";
import { ALERT_SEVERITIES } from "../severity";
import type { AlertPlace } from "../cursor";

export type AlertScope = "active" | "history";

type Search = {
  organizationId: string;
  scope: AlertScope;
  filters: AlertFilters;
  /** Whom `me` means; null for programs. */
  viewerId: string | null;
  now: Date;
};

const severityRank = Prisma.sql`array_position(${ALERT_SEVERITIES}::text[], alert.severity) - 1`;

const ORDERS = {
  active: {
    down: Prisma.sql`${severityRank} DESC, alert.fired_at DESC, alert.id DESC`,
    up: Prisma.sql`${severityRank} ASC, alert.fired_at ASC, alert.id ASC`,
  },
  history: {
    down: Prisma.sql`alert.fired_at DESC, alert.id DESC`,
    up: Prisma.sql`alert.fired_at ASC, alert.id ASC`,
  },
};

/** The order of a list: what is active by severity, the gravest first; the history by time. */
export function orderOf(scope: AlertScope, upwards: boolean): Prisma.Sql {
  return ORDERS[scope][upwards ? "up" : "down"];
}

/** What lies behind a place of the list, or before it. */
export function beyond(scope: AlertScope, { rank, firedAt, id }: AlertPlace, upwards: boolean): Prisma.Sql {
  const comparison = upwards ? Prisma.sql`>` : Prisma.sql`<`;
  return scope === "active"
    ? Prisma.sql`AND (${severityRank}, alert.fired_at, alert.id) ${comparison}
        (${rank}::int, ${firedAt}::timestamptz, ${id}::uuid)`
    : Prisma.sql`AND (alert.fired_at, alert.id) ${comparison} (${firedAt}::timestamptz, ${id}::uuid)`;
}

/** The condition of a list; `except` leaves a facet out, for the counts that stand beside its options. */
export function matching(search: Search, except: { stateAndSeverity?: boolean } = {}): Prisma.Sql {
  const { organizationId, scope, filters, viewerId, now } = search;
  const { states, severities, policies, labels, assignee, marks } = filters;
  const parts = [Prisma.sql`alert.organization_id = ${organizationId}::uuid`];
  if (scope === "active") parts.push(Prisma.sql`alert.state <> 'resolved'`);
  else {
    const { since, until } = firedPeriod(filters, now);
    if (since !== null) parts.push(Prisma.sql`alert.fired_at >= ${since}::timestamptz`);
    if (until !== null) parts.push(Prisma.sql`alert.fired_at < ${until}::timestamptz`);
  }
  if (!except.stateAndSeverity) {
    if (states.length > 0) parts.push(Prisma.sql`alert.state = ANY(${states}::text[])`);
    if (severities.length > 0) parts.push(Prisma.sql`alert.severity = ANY(${severities}::text[])`);
  }
  if (policies.length > 0) parts.push(Prisma.sql`alert.policy_id = ANY(${policies}::uuid[])`);
  for (const { name, value } of labels)
    parts.push(Prisma.sql`alert.labels ->> ${name}::text = ${value}::text`);
  if (assignee === "none") parts.push(Prisma.sql`alert.assignee_id IS NULL`);
  else if (assignee !== null)
    parts.push(Prisma.sql`alert.assignee_id = ${assignee === "me" ? viewerId : assignee}::uuid`);
  for (const mark of marks) parts.push(markCondition(mark, now));
  const text = textCondition(filters.search);
  if (text !== null) parts.push(text);
  return Prisma.join(parts, " AND ");
}

function markCondition(mark: AlertMarkFilter, now: Date): Prisma.Sql {
  switch (mark) {
    case "answered":
      return Prisma.sql`alert.acknowledged_at IS NOT NULL`;
    case "false_positive":
      return Prisma.sql`alert.false_positive_at IS NOT NULL`;
    case "flapping":
      return Prisma.sql`alert.flapping`;
    case "no_data":
      return Prisma.sql`alert.no_data`;
    case "snoozed":
      return Prisma.sql`alert.snoozed_until > ${now}::timestamptz`;
  }
}

function textCondition(search: string | null): Prisma.Sql | null {
  if (search === null) return null;
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(policy.policy_name ILIKE ${pattern} OR alert.labels::text ILIKE ${pattern})`;
}
