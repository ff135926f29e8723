import { definitionOf } from "./definition";
import { isPolicyKind, readsMetric, type PolicyKind } from "./kinds";
import { PolicySettings } from "./schema";
import { DEFAULT_POLICIES, FURTHER_TEMPLATES } from "./templates";
import type { PolicyDefinition, PolicyParameters } from "./types";

const PARAMETERS: Record<PolicyKind, PolicyParameters> = {
  threshold: {},
  absence: {},
  rate_of_change: { change: "percent", compareSeconds: 3_600 },
  forecast: { horizonSeconds: 604_800 },
  anomaly: { direction: "both", minimumDeviation: 0, points: 2, ofPoints: 3 },
  burn_rate: { objective: 99.9, longSeconds: 3_600, shortSeconds: 300, factor: 14.4, minimumEvents: 100 },
  event_count: { kinds: [], severities: [], groupBy: null },
  composite: { operator: "all", policyIds: [] },
};

const WINDOW_SECONDS: Partial<Record<PolicyKind, number>> = {
  absence: 900,
  forecast: 259_200,
  event_count: 900,
};

/** Templates as a page offers them. */
export const POLICY_TEMPLATES = [...DEFAULT_POLICIES, ...FURTHER_TEMPLATES].map(({ key, settings }) => ({
  key,
  definition: definitionOf(PolicySettings.parse(settings)),
}));

/** What the form of a new policy begins with: a template, or a kind with nothing decided. Null for neither. */
export function startingPoint(asked: { template?: string; kind?: string }): PolicyDefinition | null {
  const template = POLICY_TEMPLATES.find(({ key }) => key === asked.template);
  if (template) return template.definition;
  return asked.kind !== undefined && isPolicyKind(asked.kind) ? blank(asked.kind) : null;
}

function blank(kind: PolicyKind): PolicyDefinition {
  return {
    policyName: "",
    description: "",
    kind,
    metricType: readsMetric(kind) ? "cpu_usage" : null,
    labelSelector: [],
    groupBy: [],
    aggregate: "avg",
    windowSeconds: WINDOW_SECONDS[kind] ?? 300,
    comparisonOperator: kind === "event_count" ? "gte" : "gt",
    thresholdValue: null,
    recoveryValue: null,
    severity: "high",
    tiers: [],
    forSeconds: 0,
    keepFiringSeconds: 0,
    noData: "keep_last",
    cooldownSeconds: 900,
    parameters: PARAMETERS[kind],
    notificationChannels: ["email"],
    contactEmail: null,
    controlIds: [],
    runbookUrl: null,
    enabled: true,
  };
}
