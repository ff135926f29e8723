import { ALERT_SEVERITIES, type AlertSeverity } from "../severity";
import { isOpen } from "./instance";
import type { Operator } from "@/lib/alert-policies/kinds";
import type { Tier } from "@/lib/alert-policies/types";
import type { Instance, Judgement, PolicyDefinition, Reading } from "./types";

/** What a value of a kind is compared with. */
export type Rule = {
  operator: Operator;
  /** The policy's own threshold. */
  own: number | null;
  recovery: number | null;
  /** Its own and the further ones, the gravest first. */
  tiers: readonly Tier[];
};

/** Says on which side of the policy's thresholds a reading lies. The same as judge_alert() in the database. */
export function judge(
  { value, samples, about = "value" }: Pick<Reading, "value" | "samples" | "about">,
  definition: PolicyDefinition,
  prior: Pick<Instance, "state" | "severity">,
): Judgement {
  const isMissing = value === null;
  // One literal: spreading one object into another costs a replay of a month more than the rest of it.
  const judged = (
    verdict: Judgement["verdict"],
    severity: AlertSeverity | null,
    threshold: number | null,
  ): Judgement => ({ value, samples, about, withdrawal: null, verdict, severity, threshold });
  if (about === "data")
    return judged(isMissing ? "breach" : "clear", isMissing ? definition.severity : null, null);
  const rule = ruleOf(definition);
  if (isMissing) return judged("no_data", null, rule.own);

  for (const { severity, threshold } of rule.tiers)
    if (isCrossed(value, rule.operator, threshold)) return judged("breach", severity, threshold);
  const isRecovering =
    isOpen(prior.state) && rule.recovery !== null && isCrossed(value, rule.operator, rule.recovery);
  return isRecovering ? judged("recovering", prior.severity, rule.recovery) : judged("clear", null, rule.own);
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

/** A month of ticks asks thousands of times for the rule of one version. */
const rules = new WeakMap<PolicyDefinition, Rule>();

/** The comparison of each kind: its value is made so that one form fits all. */
export function ruleOf(definition: PolicyDefinition): Rule {
  const known = rules.get(definition);
  if (known) return known;
  const rule = makeRule(definition);
  rules.set(definition, rule);
  return rule;
}

function makeRule(definition: PolicyDefinition): Rule {
  const { kind, comparisonOperator, thresholdValue, recoveryValue, tiers, windowSeconds, parameters } =
    definition;
  const atLeast = (threshold: number | null): Rule => ({
    operator: "gte",
    own: threshold,
    recovery: null,
    tiers: gravestFirst(definition.severity, threshold, []),
  });
  switch (kind) {
    case "absence":
      return atLeast(windowSeconds);
    case "anomaly":
      return atLeast(thresholdValue);
    case "burn_rate":
      return atLeast(parameters.factor ?? null);
    case "composite":
      return atLeast(parameters.operator === "all" ? (parameters.policyIds?.length ?? null) : 1);
    case "threshold":
    case "rate_of_change":
    case "forecast":
    case "event_count":
      return {
        operator: comparisonOperator,
        own: thresholdValue,
        recovery: recoveryValue,
        tiers: gravestFirst(definition.severity, thresholdValue, tiers),
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
