import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import {
  falsePositiveRate,
  incidentMetrics,
  metricsBySeverity,
  type IncidentMetrics,
  type MeasuredIncident,
} from "../metrics";
import { isIncidentSeverity, type IncidentSeverity } from "../severity";

export const ANALYTICS_PERIODS = { "30d": 30, "90d": 90, "365d": 365 } as const;
export type AnalyticsPeriod = keyof typeof ANALYTICS_PERIODS;

export type AlertFigures = { fired: number; falsePositives: number; rate: number | null };

export type IncidentAnalytics = {
  from: Date;
  to: Date;
  all: IncidentMetrics;
  previous: IncidentMetrics;
  bySeverity: { severity: IncidentSeverity; metrics: IncidentMetrics }[];
  alerts: AlertFigures;
  previousAlerts: AlertFigures;
  /** Incidents opened a week, the oldest first. */
  weeks: { start: Date; counts: Record<IncidentSeverity, number> }[];
};

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** How well incidents were detected, answered and resolved, beside the same length of time before. */
export async function getIncidentAnalytics(
  context: OrganizationContext,
  period: AnalyticsPeriod,
): Promise<IncidentAnalytics> {
  requirePermission(context, "incidents.read");
  const { organizationId } = context;
  const to = now();
  const length = ANALYTICS_PERIODS[period] * DAY;
  const [from, before] = [new Date(to.getTime() - length), new Date(to.getTime() - 2 * length)];
  const [incidents, [current], [earlier]] = await withOrganization(context, async (transaction) => {
    const rows = await transaction.incident.findMany({
      where: { organizationId, mergedIntoId: null, openedAt: { gt: before, lte: to } },
      select: {
        severity: true,
        startedAt: true,
        openedAt: true,
        responseDueAt: true,
        acknowledgedAt: true,
        resolvedAt: true,
      },
    });
    const countAlerts = (after: Date, until: Date) =>
      transaction.$queryRaw<{ fired: number; falsePositives: number }[]>`
        SELECT count(*)::integer AS fired, count(false_positive_at)::integer AS "falsePositives"
          FROM alerts WHERE organization_id = ${organizationId}::uuid
           AND fired_at > ${after}::timestamptz AND fired_at <= ${until}::timestamptz`;
    return [rows, await countAlerts(from, to), await countAlerts(before, from)] as const;
  });
  const measured = incidents.flatMap((row): MeasuredIncident[] =>
    isIncidentSeverity(row.severity) ? [{ ...row, severity: row.severity }] : [],
  );
  const isCurrent = ({ openedAt }: MeasuredIncident) => openedAt > from;
  const inPeriod = measured.filter(isCurrent);
  return {
    from,
    to,
    all: incidentMetrics(inPeriod, to),
    previous: incidentMetrics(
      measured.filter((incident) => !isCurrent(incident)),
      to,
    ),
    bySeverity: metricsBySeverity(inPeriod, to),
    alerts: alertFigures(current),
    previousAlerts: alertFigures(earlier),
    weeks: weeksOf(inPeriod, from, to),
  };
}

function alertFigures(counts = { fired: 0, falsePositives: 0 }): AlertFigures {
  return { ...counts, rate: falsePositiveRate(counts) };
}

function weeksOf(incidents: readonly MeasuredIncident[], from: Date, to: Date): IncidentAnalytics["weeks"] {
  const weeks = Array.from({ length: Math.ceil((to.getTime() - from.getTime()) / WEEK) }, (_, index) => ({
    start: new Date(from.getTime() + index * WEEK),
    counts: { P1: 0, P2: 0, P3: 0 },
  }));
  for (const { openedAt, severity } of incidents) {
    const week = weeks[Math.floor((openedAt.getTime() - from.getTime()) / WEEK)];
    if (week) week.counts[severity] += 1;
  }
  return weeks;
}
