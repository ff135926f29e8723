import { INCIDENT_SEVERITIES, type IncidentSeverity } from "./severity";
import { targetStatus } from "./targets";

/** The times of one incident that was opened in a period. */
export type MeasuredIncident = {
  severity: IncidentSeverity;
  startedAt: Date;
  openedAt: Date;
  responseDueAt: Date;
  acknowledgedAt: Date | null;
  resolvedAt: Date | null;
};

/** A mean over those incidents that have come so far; null without any, which is not zero. */
export type Mean = { seconds: number | null; of: number };

export type IncidentMetrics = {
  count: number;
  /**
   * Mean time to detect: from when the trouble began to when the incident opened. An alert's trouble began when its
   * condition first held; of a declared incident it is what the person said.
   */
  mttd: Mean;
  /** Mean time to acknowledge: from opening to the first acknowledgement. Unacknowledged ones do not count. */
  mtta: Mean;
  /** Mean time to resolve: from opening to the last resolution. Ones under way do not count. */
  mttr: Mean;
  /** Response targets kept, of those that are decided: answered, or overdue at `now`. */
  targets: { met: number; decided: number };
};

/** The metrics of the incidents that were opened in a period; merged ones are left out before. */
export function incidentMetrics(incidents: readonly MeasuredIncident[], now: Date): IncidentMetrics {
  const statuses = incidents.map(({ responseDueAt, acknowledgedAt }) =>
    targetStatus(responseDueAt, acknowledgedAt, now),
  );
  return {
    count: incidents.length,
    mttd: mean(incidents.map(({ startedAt, openedAt }) => secondsBetween(startedAt, openedAt))),
    mtta: mean(incidents.map(({ openedAt, acknowledgedAt }) => secondsBetween(openedAt, acknowledgedAt))),
    mttr: mean(incidents.map(({ openedAt, resolvedAt }) => secondsBetween(openedAt, resolvedAt))),
    targets: {
      met: statuses.filter((status) => status === "met").length,
      decided: statuses.filter((status) => status !== "running").length,
    },
  };
}

/** The same for each severity. */
export function metricsBySeverity(
  incidents: readonly MeasuredIncident[],
  now: Date,
): { severity: IncidentSeverity; metrics: IncidentMetrics }[] {
  return INCIDENT_SEVERITIES.map((severity) => ({
    severity,
    metrics: incidentMetrics(
      incidents.filter((incident) => incident.severity === severity),
      now,
    ),
  }));
}

/** Share of the alerts that fired in a period and were marked as false, in percent; null without alerts. */
export function falsePositiveRate({
  fired,
  falsePositives,
}: {
  fired: number;
  falsePositives: number;
}): number | null {
  return fired === 0 ? null : (falsePositives / fired) * 100;
}

function secondsBetween(from: Date, to: Date | null): number | null {
  return to === null ? null : Math.max(0, to.getTime() - from.getTime()) / 1_000;
}

function mean(values: readonly (number | null)[]): Mean {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const sum = known.reduce((total, value) => total + value, 0);
  return { seconds: known.length === 0 ? null : sum / known.length, of: known.length };
}
