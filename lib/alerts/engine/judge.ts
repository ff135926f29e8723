import { ALERT_SEVERITIES, type AlertSeverity } from "../severity";
import { isOpen } from "./instance";
import type { Instance, Judgement, Operator, PolicyDefinition, Reading, Tier } from "./types";

/** What a value of a kind is compared with. */
export type Rule = { operator: Operator; tiers: readonly Tier[]; recovery: number | null };

/** Says on which side of the policy's thresholds a reading lies. The same as judge_alert() in the database. */
export function judge(
  { value, samples, about = "value" }: Pick<Reading, "value" | "samples" | "about">,
  definition: PolicyDefinition,
  prior: Pick<Instance, "state" | "severity">,
): Judgement {
  const judged = { value, samples, about, withdrawal: null };
  const isMissing = value === null;
  if (about === "data") {
    const severity = isMissing ? definition.severity : null;
    return { ...judged, verdict: isMissing ? "breach" : "clear", severity, threshold: null };
  }
  const rule = ruleOf(definition);
  const own = rule.tiers.find(({ severity }) => severity === definition.severity)?.threshold ?? null;
  if (isMissing) return { ...judged, verdict: "no_data", severity: null, threshold: own };

  const crossed = rule.tiers.find(({ threshold }) => isCrossed(value, rule.operator, threshold));
  if (crossed)
    return { ...judged, verdict: "breach", severity: crossed.severity, threshold: crossed.threshold };
  const isRecovering =
    isOpen(prior.state) && rule.recovery !== null && isCrossed(value, rule.operator, rule.recovery);
  if (isRecovering)
    return { ...judged, verdict: "recovering", severity: prior.severity, threshold: rule.recovery };
  return { ...judged, verdict: "clear", severity: null, threshold: own };
}

export function isCrossed(value: number, operator: Operator, threshold: number): boolean {
  switch (operator) {
    case "gt":
      return value > threshold;
    case "gte":
      return value >= threshold;
    case "lt":
      return value < threshold;
    case "lte":
      return value <= threshold;
    case "eq":
      return value === threshold;
    case "neq":
      return value !== threshold;
  }
}

/** The comparison of each kind: its value is made so that one form fits all. */
export function ruleOf(definition: PolicyDefinition): Rule {
  const { kind, comparisonOperator, thresholdValue, recoveryValue, tiers, windowSeconds, parameters } =
    definition;
  const atLeast = (threshold: number | null): Rule => ({
    operator: "gte",
    tiers: gravestFirst(definition.severity, threshold, []),
    recovery: null,
  });
  switch (kind) {
    case "absence":
      return atLeast(windowSeconds);
    case "anomaly":
      return atLeast(thresholdValue);
    case "burn_rate":
      return atLeast(numberOf(parameters.factor));
    case "composite":
      return atLeast(parameters.operator === "all" ? lengthOf(parameters.policy_ids) : 1);
    case "threshold":
    case "rate_of_change":
    case "forecast":
    case "event_count":
      return {
        operator: comparisonOperator,
        tiers: gravestFirst(definition.severity, thresholdValue, tiers),
        recovery: recoveryValue,
      };
  }
}

export function rank(severity: AlertSeverity | null): number {
  return severity === null ? 0 : ALERT_SEVERITIES.indexOf(severity) + 1;
}

function gravestFirst(severity: AlertSeverity, threshold: number | null, more: readonly Tier[]): Tier[] {
  const own = threshold === null ? [] : [{ severity, threshold }];
  // Of two tiers with one severity the first given is looked at first: the sort is stable.
  return [...own, ...more].sort((one, other) => rank(other.severity) - rank(one.severity));
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

function lengthOf(value: unknown): number | null {
  return Array.isArray(value) ? value.length : null;
}
