import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { Prisma } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import { ALERT_SEVERITIES, type AlertSeverity } from "./severity";

export const ANALYTICS_DAYS = { "7d": 7, "30d": 30, "90d": 90 } as const;
export type AnalyticsRange = keyof typeof ANALYTICS_DAYS;

const DAY_MILLISECONDS = 24 * 3_600_000;
const MOST_POLICIES = 20;

/** What is counted of the alerts that fired in a period. */
export type AlertFigures = {
  alerts: number;
  acknowledged: number;
  resolved: number;
  falsePositives: number;
  flapping: number;
  /** Mean time to acknowledge and to resolve, of those that were; null where none was. */
  secondsToAcknowledge: number | null;
  secondsToResolve: number | null;
};

export type PolicyFigures = AlertFigures & { id: string; name: string };

export type AlertAnalytics = {
  period: { since: Date; until: Date };
  /** The same length of time just before. */
  previousSince: Date;
  current: AlertFigures;
  previous: AlertFigures;
  severities: Record<AlertSeverity, AlertFigures>;
  /** One entry a UTC day, oldest first, also for days without alerts. */
  days: { day: string; counts: Record<AlertSeverity, number> }[];
  /** Those that fired most often. */
  policies: PolicyFigures[];
};

type FigureRow = {
  is_current: boolean;
  severity: AlertSeverity | null;
  day: Date | null;
  policy_id: string | null;
  policy_name: string | null;
  alerts: number;
  acknowledged: number;
  resolved: number;
  false_positives: number;
  flapping: number;
  seconds_to_acknowledge: number | null;
  seconds_to_resolve: number | null;
};

/** The figures of the alerts that fired in a period and in the one before: one pass over one range of an index. */
export async function getAlertAnalytics(
  context: OrganizationContext,
  range: AnalyticsRange,
): Promise<AlertAnalytics> {
  requirePermission(context, "alerts.read");
  const until = now();
  const length = ANALYTICS_DAYS[range] * DAY_MILLISECONDS;
  const since = new Date(until.getTime() - length);
  const previousSince = new Date(since.getTime() - length);
  const rows = await withOrganization(context, (transaction) =>
    transaction.$queryRaw<FigureRow[]>(figuresQuery(context.organizationId, { previousSince, since, until })),
  );
  const current = rows.filter((row) => row.is_current);
  const whole = (each: FigureRow) => each.severity === null && each.policy_id === null;
  return {
    period: { since, until },
    previousSince,
    current: toFigures(current.find(whole)),
    previous: toFigures(rows.find((row) => !row.is_current && whole(row))),
    severities: bySeverity((severity) =>
      toFigures(current.find((row) => row.severity === severity && row.day === null)),
    ),
    days: toDays(current, since, until),
    policies: current
      .flatMap((row) =>
        row.policy_id === null ? [] : [{ id: row.policy_id, name: row.policy_name ?? "", ...toFigures(row) }],
      )
      .sort((one, other) => other.alerts - one.alerts || (one.id < other.id ? -1 : 1))
      .slice(0, MOST_POLICIES),
  };
}

type Bounds = { previousSince: Date; since: Date; until: Date };

/** Exported for its plan, which a test reads. */
export function figuresQuery(organizationId: string, { previousSince, since, until }: Bounds): Prisma.Sql {
  return Prisma.sql`
    WITH figures AS (
      SELECT fired_at >= ${since}::timestamptz AS is_current, severity, (fired_at AT TIME ZONE 'UTC')::date AS day,
             policy_id, count(*)::int AS alerts, count(acknowledged_at)::int AS acknowledged,
             count(resolved_at)::int AS resolved, count(false_positive_at)::int AS false_positives,
             count(*) FILTER (WHERE flapping)::int AS flapping,
             extract(epoch FROM avg(acknowledged_at - fired_at))::float8 AS seconds_to_acknowledge,
             extract(epoch FROM avg(resolved_at - fired_at))::float8 AS seconds_to_resolve
        FROM alerts
       WHERE organization_id = ${organizationId}::uuid
         AND fired_at >= ${previousSince}::timestamptz AND fired_at < ${until}::timestamptz
       GROUP BY GROUPING SETS ((1), (1, severity), (1, severity, 3), (1, policy_id))
    )
    SELECT figures.*, policy.policy_name
      FROM figures LEFT JOIN alert_policies AS policy
        ON policy.organization_id = ${organizationId}::uuid AND policy.id = figures.policy_id`;
}

function toFigures(row: FigureRow | undefined): AlertFigures {
  return {
    alerts: row?.alerts ?? 0,
    acknowledged: row?.acknowledged ?? 0,
    resolved: row?.resolved ?? 0,
    falsePositives: row?.false_positives ?? 0,
    flapping: row?.flapping ?? 0,
    secondsToAcknowledge: row?.seconds_to_acknowledge ?? null,
    secondsToResolve: row?.seconds_to_resolve ?? null,
  };
}

function toDays(rows: readonly FigureRow[], since: Date, until: Date): AlertAnalytics["days"] {
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);
  const first = Date.parse(dayOf(since));
  const count = Math.round((Date.parse(dayOf(until)) - first) / DAY_MILLISECONDS) + 1;
  const days = new Map(
    Array.from({ length: count }, (_, place) => [
      dayOf(new Date(first + place * DAY_MILLISECONDS)),
      bySeverity(() => 0),
    ]),
  );
  for (const { day, severity, alerts } of rows) {
    const counts = day && days.get(dayOf(day));
    if (counts && severity !== null) counts[severity] = alerts;
  }
  return [...days].map(([day, counts]) => ({ day: `${day}T00:00:00.000Z`, counts }));
}

function bySeverity<Value>(valueOf: (severity: AlertSeverity) => Value): Record<AlertSeverity, Value> {
  return Object.fromEntries(ALERT_SEVERITIES.map((severity) => [severity, valueOf(severity)])) as Record<
    AlertSeverity,
    Value
  >;
}
