import { ALERT_SEVERITY_LABELS } from "@/lib/alerts/severity";
import { formatQuantity } from "@/lib/core/format/quantity";
import { formatNumber } from "@/lib/core/format/number";
import { isMetricType, METRICS } from "@/lib/metrics/catalogue";
import { kindLabel } from "@/lib/security-events/kinds";
import { durationWords } from "./duration-words";
import { AGGREGATE_LABELS, EVENT_GROUP_LABELS, OPERATOR_LABELS } from "./labels";
import { worseDirection, type Operator } from "./kinds";
import type { PolicyDefinition } from "./types";

export type SentenceWords = {
  /** The unit of a pushed metric; the catalogue knows its own. */
  unit?: string;
  /** The names of other policies, for composites. */
  policyNames?: ReadonlyMap<string, string>;
};

/**
 * A policy in one plain sentence: "Fires high when mean cpu_usage over 5 minutes is over 80 % for 10 minutes;
 * critical when over 90 %; clears at or under 75 %."
 */
export function policySentence(policy: PolicyDefinition, words: SentenceWords = {}): string {
  const severity = ALERT_SEVERITY_LABELS[policy.severity].toLowerCase();
  const hold = policy.forSeconds > 0 ? ` for ${durationWords(policy.forSeconds)}` : "";
  const figure = (value: number | null) => formatQuantity(value, valueUnit(policy, words.unit));
  const parts = [
    `Fires ${severity} when ${condition(policy, words, figure)}${hold}`,
    ...policy.tiers.map(
      (tier) =>
        `${ALERT_SEVERITY_LABELS[tier.severity].toLowerCase()} when ${OPERATOR_LABELS[policy.comparisonOperator]} ${figure(tier.threshold)}`,
    ),
    ...recovery(policy, figure),
    ...(policy.kind === "absence" ? [] : noData(policy)),
  ];
  return `${parts.join("; ")}.`;
}

/** What a policy watches, without severities and times: for lists. */
export function watchedWords(policy: PolicyDefinition, words: SentenceWords = {}): string {
  const text = condition(policy, words, (value) => formatQuantity(value, valueUnit(policy, words.unit)));
  // The name of a metric is written as it is.
  const beginsWithName = policy.metricType !== null && text.startsWith(policy.metricType);
  return beginsWithName ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** The unit that the threshold is in: not always that of the metric. */
export function valueUnit(policy: PolicyDefinition, pushedUnit = "count"): string {
  const { kind, metricType, parameters, aggregate } = policy;
  if (kind === "absence") return "seconds";
  if (kind === "burn_rate" || kind === "event_count" || kind === "anomaly" || aggregate === "count")
    return "count";
  if (kind === "rate_of_change" && parameters.change === "percent") return "percent";
  return metricType !== null && isMetricType(metricType) ? METRICS[metricType].unit : pushedUnit;
}

type Figure = (value: number | null) => string;

function condition(policy: PolicyDefinition, words: SentenceWords, figure: Figure): string {
  const { kind, windowSeconds, parameters, thresholdValue } = policy;
  const window = durationWords(windowSeconds);
  const compared = `${OPERATOR_LABELS[policy.comparisonOperator]} ${figure(thresholdValue)}`;
  const metric = `${policy.metricType ?? "a metric"}${selected(policy)}`;
  const aggregated = `${AGGREGATE_LABELS[policy.aggregate]} ${metric} over ${window}`;
  const each = grouped(policy);
  switch (kind) {
    case "threshold":
      return `${aggregated}${each} is ${compared}`;
    case "absence":
      return `${metric}${each} sends nothing for ${window}`;
    case "rate_of_change":
      return `${aggregated}${each} differs from ${durationWords(parameters.compareSeconds ?? 0)} before by ${compared}`;
    case "forecast":
      return `${metric}${each}, going on as in the last ${window}, will be ${compared} within ${durationWords(parameters.horizonSeconds ?? 0)}`;
    case "anomaly":
      return `${aggregated}${each} is ${formatNumber(thresholdValue)} deviations ${DIRECTIONS[parameters.direction ?? "both"]} what is usual at that time of the week, in ${parameters.points ?? 1} of ${parameters.ofPoints ?? 1} points`;
    case "burn_rate":
      return `${metric}${each} uses up the budget of ${formatNumber(parameters.objective ?? null)} % at ${formatNumber(parameters.factor ?? null)} times the even pace, over ${durationWords(parameters.longSeconds ?? 0)} and ${durationWords(parameters.shortSeconds ?? 0)}`;
    case "event_count":
      return `${events(policy)} within ${window} are ${compared}`;
    case "composite":
      return composed(policy, words);
  }
}

const DIRECTIONS = { above: "above", below: "below", both: "from" } as const;

function selected({ labelSelector }: PolicyDefinition): string {
  if (labelSelector.length === 0) return "";
  return ` where ${labelSelector.map(({ name, operator, value }) => `${name} ${operator} ${value}`).join(" and ")}`;
}

function grouped({ groupBy }: PolicyDefinition): string {
  if (groupBy.length === 0) return "";
  return groupBy.includes("*") ? " of any series" : ` of any ${groupBy.join(" and ")}`;
}

function events({ parameters }: PolicyDefinition): string {
  const { kinds = [], severities = [], groupBy } = parameters;
  const named =
    kinds.length === 0 ? "" : ` (${kinds.map((kind) => kindLabel(kind).toLowerCase()).join(", ")})`;
  const grave = severities.length === 0 ? "" : `${severities.join(" or ")} `;
  const by = groupBy ? ` of one ${EVENT_GROUP_LABELS[groupBy]}` : "";
  return `${grave}security events${named}${by}`;
}

function composed({ parameters }: PolicyDefinition, { policyNames }: SentenceWords): string {
  const ids = parameters.policyIds ?? [];
  const names = ids.map((id) => policyNames?.get(id) ?? "a removed policy");
  const list = policyNames === undefined ? `${ids.length} policies` : names.join(", ");
  return parameters.operator === "any" ? `any of ${list} fires` : `all of ${list} fire at once`;
}

function recovery({ recoveryValue, comparisonOperator }: PolicyDefinition, figure: Figure): string[] {
  if (recoveryValue === null || worseDirection(comparisonOperator) === null) return [];
  return [`clears ${CLEARS[comparisonOperator]} ${figure(recoveryValue)}`];
}

/** The side of the recovery value on which an alert ends. */
const CLEARS: Record<Operator, string> = {
  gt: "at or under",
  gte: "under",
  lt: "at or over",
  lte: "over",
  eq: "",
  neq: "",
};

function noData({ noData: behaviour }: PolicyDefinition): string[] {
  switch (behaviour) {
    case "keep_last":
    case "ok":
      return [];
    case "alert":
      return ["missing data counts as over it"];
    case "separate":
      return ["missing data is an alert of its own"];
  }
}
