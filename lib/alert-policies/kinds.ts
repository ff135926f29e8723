/** What a policy can watch for. */
export const POLICY_KINDS = [
  "threshold",
  "absence",
  "rate_of_change",
  "forecast",
  "anomaly",
  "burn_rate",
  "event_count",
  "composite",
] as const;

export type PolicyKind = (typeof POLICY_KINDS)[number];

/** How the samples of a window become one value. */
export const AGGREGATES = ["avg", "min", "max", "sum", "count", "last", "p95"] as const;

export type Aggregate = (typeof AGGREGATES)[number];

export const OPERATORS = ["gt", "gte", "lt", "lte", "eq", "neq"] as const;

export type Operator = (typeof OPERATORS)[number];

/** What becomes of an alert whose metric falls silent. */
export const NO_DATA_BEHAVIOURS = ["keep_last", "alert", "ok", "separate"] as const;

export type NoDataBehaviour = (typeof NO_DATA_BEHAVIOURS)[number];

export const LABEL_OPERATORS = ["=", "!=", "=~", "!~"] as const;

export type LabelOperator = (typeof LABEL_OPERATORS)[number];

/** Whose share of the events makes one alert each; null counts them all together. */
export const EVENT_GROUPS = ["actor", "source_address", "target"] as const;

export type EventGroup = (typeof EVENT_GROUPS)[number];

export const ANOMALY_DIRECTIONS = ["above", "below", "both"] as const;

export type AnomalyDirection = (typeof ANOMALY_DIRECTIONS)[number];

export const CHANGES = ["percent", "absolute"] as const;

export type Change = (typeof CHANGES)[number];

export const COMPOSITE_OPERATORS = ["all", "any"] as const;

export type CompositeOperator = (typeof COMPOSITE_OPERATORS)[number];

export function isPolicyKind(value: string): value is PolicyKind {
  return (POLICY_KINDS as readonly string[]).includes(value);
}

/** Whether a kind reads a metric; the others read security events, or other policies. */
export function readsMetric(kind: PolicyKind): boolean {
  return kind !== "event_count" && kind !== "composite";
}

/** Which way values get worse; null where an operator has no direction. */
export function worseDirection(operator: Operator): "up" | "down" | null {
  if (operator === "eq" || operator === "neq") return null;
  return operator === "gt" || operator === "gte" ? "up" : "down";
}
