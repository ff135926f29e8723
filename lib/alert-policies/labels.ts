import type { Aggregate, EventGroup, NoDataBehaviour, Operator, PolicyKind } from "./kinds";
import type { PolicyDefinition } from "./types";

export const KIND_LABELS: Record<PolicyKind, { label: string; description: string }> = {
  threshold: { label: "Threshold", description: "A metric is over or under a value." },
  absence: { label: "Missing data", description: "A metric, or a heartbeat, falls silent." },
  rate_of_change: { label: "Rate of change", description: "A metric rises or falls too fast." },
  forecast: { label: "Forecast", description: "A metric will reach a value if it goes on like this." },
  anomaly: { label: "Anomaly", description: "A metric is far from what is usual at this time of the week." },
  burn_rate: { label: "Burn rate", description: "An error budget is used up too fast." },
  event_count: { label: "Security events", description: "Many security events within a time." },
  composite: { label: "Composite", description: "Several policies fire at once, or any of them." },
};

export const AGGREGATE_LABELS: Record<Aggregate, string> = {
  avg: "mean",
  min: "lowest",
  max: "highest",
  sum: "sum",
  count: "number of samples",
  last: "newest",
  p95: "95th percentile",
};

export const OPERATOR_LABELS: Record<Operator, string> = {
  gt: "over",
  gte: "at or over",
  lt: "under",
  lte: "at or under",
  eq: "exactly",
  neq: "anything but",
};

export const NO_DATA_LABELS: Record<NoDataBehaviour, string> = {
  keep_last: "Leave the alert as it is",
  alert: "Treat it as over the threshold",
  ok: "Treat it as fine",
  separate: "Fire a separate alert",
};

export const EVENT_GROUP_LABELS: Record<EventGroup, string> = {
  actor: "account",
  source_address: "source address",
  target: "target",
};

/** What the fields are called in forms, in differences and at errors. */
export const FIELD_LABELS: Record<string, string> = {
  policyName: "Name",
  description: "Description",
  kind: "Kind",
  metricType: "Metric",
  labelSelector: "Only series where",
  groupBy: "One alert for each",
  aggregate: "Aggregate",
  windowSeconds: "Window",
  comparisonOperator: "Comparison",
  thresholdValue: "Threshold",
  recoveryValue: "Recovery",
  severity: "Severity",
  tiers: "Further severities",
  forSeconds: "Hold for",
  keepFiringSeconds: "Keep firing for",
  noData: "When data is missing",
  cooldownSeconds: "Cooldown",
  notificationChannels: "Who is told",
  contactEmail: "Contact e-mail",
  controlIds: "Controls",
  runbookUrl: "Runbook",
  enabled: "Enabled",
  "parameters.change": "Measured in",
  "parameters.compareSeconds": "Compared with",
  "parameters.horizonSeconds": "Horizon",
  "parameters.direction": "Direction",
  "parameters.minimumDeviation": "Smallest deviation",
  "parameters.points": "Points",
  "parameters.ofPoints": "Of the last points",
  "parameters.objective": "Objective",
  "parameters.longSeconds": "Long window",
  "parameters.shortSeconds": "Short window",
  "parameters.factor": "Burn rate",
  "parameters.minimumEvents": "At least so many events",
  "parameters.kinds": "Kinds of event",
  "parameters.severities": "Severities of event",
  "parameters.groupBy": "Counted by",
  "parameters.operator": "Fires when",
  "parameters.policyIds": "Policies",
} satisfies Partial<Record<keyof PolicyDefinition | `parameters.${string}`, string>>;

/** `tiers.0.threshold` is a field of "Further severities". */
export function fieldLabel(path: string): string {
  const [first = "", second = ""] = path.split(".");
  return FIELD_LABELS[`${first}.${second}`] ?? FIELD_LABELS[first] ?? "The policy";
}
