import { formatNumber } from "@/lib/core/format/number";
import { formatQuantity } from "@/lib/core/format/quantity";
import type { AlertMarkFilter, AlertRange } from "./filters";
import type { AlertLabels, AlertState, AlertSummary } from "./types";

export const ALERT_STATE_LABELS: Record<AlertState, string> = {
  firing: "Firing",
  acknowledged: "Acknowledged",
  resolved: "Resolved",
};

export const ALERT_RANGE_LABELS: Record<AlertRange, string> = {
  "24h": "24 h",
  "7d": "7 d",
  "30d": "30 d",
  "90d": "90 d",
  all: "All",
};

export const ALERT_MARK_LABELS: Record<AlertMarkFilter, string> = {
  answered: "Acknowledged at some time",
  false_positive: "False positive",
  flapping: "Flapping",
  no_data: "No data",
  snoozed: "Snoozed",
};

const RESOLUTIONS: Readonly<Record<string, string>> = {
  cleared: "Cleared by itself",
  operator: "Resolved by a person",
  policy_changed: "The policy changed",
  policy_removed: "The policy was removed or switched off",
};

/** How an alert ended, in words. */
export function resolutionLabel(resolution: string): string {
  return RESOLUTIONS[resolution] ?? resolution.replaceAll("_", " ");
}

const OPERATORS: Readonly<Record<string, string>> = {
  gt: "above",
  gte: "at or above",
  lt: "below",
  lte: "at or below",
  eq: "equal to",
  neq: "other than",
};

/** A comparison as it is read aloud: "above". */
export function operatorLabel(operator: string): string {
  return OPERATORS[operator] ?? operator;
}

/** The labels in one line, in the order of their names: "host=db-1, region=eu". */
export function labelText(labels: AlertLabels): string {
  return Object.entries(labels)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(", ");
}

/** What was measured and where the border was: "91.5 %, above 80 %"; null for an alert without a value. */
export function valueText({ value, threshold, policy, marks }: AlertSummary): string | null {
  if (marks.noData) return "No data";
  if (value === null) return null;
  const quantity = (figure: number) =>
    policy.unit === null ? formatNumber(figure) : formatQuantity(figure, policy.unit);
  if (threshold === null) return quantity(value);
  return `${quantity(value)}, ${operatorLabel(policy.operator)} ${quantity(threshold)}`;
}
