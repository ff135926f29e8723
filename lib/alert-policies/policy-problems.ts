import { ALERT_SEVERITIES, type AlertSeverity } from "@/lib/alerts/severity";
import { worseDirection, type Operator } from "./kinds";

export type PolicyProblem = { path: readonly (string | number)[]; message: string };

/** What the fields of one policy must be to each other, as far as its kind has them. */
type RelatedFields = {
  severity: AlertSeverity;
  groupBy?: readonly string[];
  windowSeconds?: number;
  comparisonOperator?: Operator;
  thresholdValue?: number;
  recoveryValue?: number | null;
  tiers?: readonly { severity: AlertSeverity; threshold: number }[];
  parameters: Record<string, unknown>;
};

/** Everything that is wrong between fields that are right by themselves; the checks of the table, and more. */
export function policyProblems(policy: RelatedFields): PolicyProblem[] {
  return [
    ...recoveryProblems(policy),
    ...tierProblems(policy),
    ...groupProblems(policy),
    ...parameterProblems(policy),
  ];
}

/** The OK side of the mildest threshold, or hysteresis would never end the alert, or end it at once. */
function recoveryProblems({
  comparisonOperator,
  thresholdValue,
  recoveryValue,
  tiers = [],
}: RelatedFields): PolicyProblem[] {
  if (recoveryValue === undefined || recoveryValue === null) return [];
  if (comparisonOperator === undefined || thresholdValue === undefined) return [];
  const direction = worseDirection(comparisonOperator);
  const path = ["recoveryValue"];
  if (direction === null) return [{ path, message: "has no meaning with = and ≠; leave it empty" }];
  const thresholds = [thresholdValue, ...tiers.map(({ threshold }) => threshold)];
  if (direction === "up") {
    const mildest = Math.min(...thresholds);
    return recoveryValue <= mildest
      ? []
      : [{ path, message: `must be at most ${mildest}, where nothing is wrong any more` }];
  }
  const mildest = Math.max(...thresholds);
  return recoveryValue >= mildest
    ? []
    : [{ path, message: `must be at least ${mildest}, where nothing is wrong any more` }];
}

/** Each severity once, and a graver one only for a worse value. */
function tierProblems({
  severity,
  comparisonOperator,
  thresholdValue,
  tiers = [],
}: RelatedFields): PolicyProblem[] {
  if (tiers.length === 0 || comparisonOperator === undefined || thresholdValue === undefined) return [];
  const direction = worseDirection(comparisonOperator);
  if (direction === null) return [{ path: ["tiers"], message: "have no meaning with = and ≠; remove them" }];
  const worse = (one: number, other: number) => (direction === "up" ? one > other : one < other);
  return tiers.flatMap((tier, place): PolicyProblem[] => {
    const others = [{ severity, threshold: thresholdValue }, ...tiers.slice(0, place)];
    if (others.some((other) => other.severity === tier.severity))
      return [{ path: ["tiers", place, "severity"], message: "must be another severity than the rest" }];
    const outOfOrder = others.find(
      (other) =>
        graver(tier.severity, other.severity) !== worse(tier.threshold, other.threshold) ||
        tier.threshold === other.threshold,
    );
    if (outOfOrder === undefined) return [];
    const side = graver(tier.severity, outOfOrder.severity) === (direction === "up") ? "over" : "under";
    return [
      {
        path: ["tiers", place, "threshold"],
        message: `must be ${side} ${outOfOrder.threshold}, that of ${outOfOrder.severity}`,
      },
    ];
  });
}

function graver(one: AlertSeverity, other: AlertSeverity): boolean {
  return ALERT_SEVERITIES.indexOf(one) > ALERT_SEVERITIES.indexOf(other);
}

function groupProblems({ groupBy = [] }: RelatedFields): PolicyProblem[] {
  if (new Set(groupBy).size < groupBy.length)
    return [{ path: ["groupBy"], message: "must name each label once" }];
  return groupBy.includes("*") && groupBy.length > 1
    ? [{ path: ["groupBy"], message: "must be * alone, or labels" }]
    : [];
}

function parameterProblems({ windowSeconds, parameters }: RelatedFields): PolicyProblem[] {
  const { compareSeconds, points, ofPoints, longSeconds, shortSeconds } = parameters as Record<
    string,
    number | undefined
  >;
  const problems: PolicyProblem[] = [];
  if (compareSeconds !== undefined && windowSeconds !== undefined && compareSeconds < windowSeconds)
    problems.push({
      path: ["parameters", "compareSeconds"],
      message: "must be at least as long as the window",
    });
  if (points !== undefined && ofPoints !== undefined && points > ofPoints)
    problems.push({ path: ["parameters", "points"], message: `must be at most ${ofPoints}` });
  if (longSeconds !== undefined && shortSeconds !== undefined && shortSeconds >= longSeconds)
    problems.push({ path: ["parameters", "shortSeconds"], message: "must be shorter than the long window" });
  return problems;
}
