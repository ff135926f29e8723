import { Prisma } from "@/lib/db/generated/client";
import { isMetricType, METRICS } from "@/lib/metrics/catalogue";
import type { AlertSeverity } from "../severity";
import type { AlertLabels, AlertState, AlertSummary } from "../types";

export type SummaryRow = {
  id: string;
  policy_id: string;
  policy_name: string;
  kind: string;
  metric_type: string | null;
  comparison_operator: string;
  pushed_unit: string | null;
  labels: AlertLabels;
  severity: AlertSeverity;
  state: AlertState;
  value: number | null;
  threshold: number | null;
  fired_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by_id: string | null;
  acknowledged_by_name: string | null;
  resolved_at: Date | null;
  resolution: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  no_data: boolean;
  flapping: boolean;
  false_positive_at: Date | null;
  snoozed_until: Date | null;
};

export const summaryColumns = Prisma.sql`
  alert.id, alert.policy_id, policy.policy_name, policy.kind, policy.metric_type, policy.comparison_operator,
  (SELECT series.unit FROM metric_series AS series
    WHERE series.organization_id = alert.organization_id AND series.name = policy.metric_type LIMIT 1) AS pushed_unit,
  alert.labels, alert.severity,
  alert.state, alert.value, alert.threshold, alert.fired_at, alert.acknowledged_at, alert.acknowledged_by_id,
  alert.acknowledged_by_name, alert.resolved_at, alert.resolution, alert.assignee_id,
  assignee.name AS assignee_name, alert.no_data, alert.flapping, alert.false_positive_at, alert.snoozed_until`;

/** The alerts with their policies and assignees. Somebody who has left the organisation has no name here. */
export const alertsFrom = Prisma.sql`
  alerts AS alert
  JOIN alert_policies AS policy ON policy.organization_id = alert.organization_id AND policy.id = alert.policy_id
  LEFT JOIN users AS assignee ON assignee.id = alert.assignee_id`;

const FORMER_MEMBER = "Former member";

function unitOf({ kind, metric_type, pushed_unit }: SummaryRow): string | null {
  if (kind === "event_count") return "count";
  // A rate, a score or a forecast is not in the unit of its metric.
  if (kind !== "threshold" || metric_type === null) return null;
  return isMetricType(metric_type) ? METRICS[metric_type].unit : pushed_unit;
}

/** The DTO of a row as it stands at `now`: a snooze that has ended is none. */
export function toAlertSummary(row: SummaryRow, now: Date): AlertSummary {
  return {
    id: row.id,
    policy: {
      id: row.policy_id,
      name: row.policy_name,
      kind: row.kind,
      metric: row.metric_type,
      operator: row.comparison_operator,
      unit: unitOf(row),
    },
    labels: row.labels,
    severity: row.severity,
    state: row.state,
    value: row.value,
    threshold: row.threshold,
    firedAt: row.fired_at,
    acknowledged: row.acknowledged_at && {
      at: row.acknowledged_at,
      by: { id: row.acknowledged_by_id, name: row.acknowledged_by_name ?? FORMER_MEMBER },
    },
    resolved: row.resolved_at && { at: row.resolved_at, reason: row.resolution ?? "cleared" },
    assignee:
      row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? FORMER_MEMBER },
    marks: {
      noData: row.no_data,
      flapping: row.flapping,
      falsePositive: row.false_positive_at !== null,
      snoozedUntil: row.snoozed_until && row.snoozed_until > now ? row.snoozed_until : null,
    },
  };
}
