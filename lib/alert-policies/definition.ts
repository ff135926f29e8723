import { camelCaseKeys, snakeCaseKeys } from "@/lib/core/key-case";
import type { PolicySettings } from "./schema";
import type { PolicyDefinition } from "./types";

/** What the columns hold that a kind does not use. */
const UNUSED = {
  metricType: null,
  labelSelector: [],
  groupBy: [],
  aggregate: "avg",
  windowSeconds: 300,
  comparisonOperator: "gt",
  thresholdValue: null,
  recoveryValue: null,
  tiers: [],
  noData: "keep_last",
} as const;

/** The whole definition of what somebody decided. */
export function definitionOf(settings: PolicySettings): PolicyDefinition {
  return { ...UNUSED, labelSelector: [], groupBy: [], tiers: [], ...settings };
}

/** The columns of a definition, as Prisma writes them. */
export function columnsOf({ labelSelector, tiers, parameters, ...columns }: PolicyDefinition) {
  return { ...columns, labelSelector, tiers, parameters: snakeCaseKeys(parameters) };
}

/** A definition out of the columns of a row, or out of a version, where they have their names in the database. */
export function readDefinition(stored: Record<string, unknown>): PolicyDefinition {
  const definition = camelCaseKeys(stored) as PolicyDefinition;
  return {
    policyName: definition.policyName,
    description: definition.description,
    kind: definition.kind,
    metricType: definition.metricType,
    labelSelector: definition.labelSelector,
    groupBy: definition.groupBy,
    aggregate: definition.aggregate,
    windowSeconds: definition.windowSeconds,
    comparisonOperator: definition.comparisonOperator,
    thresholdValue: definition.thresholdValue,
    recoveryValue: definition.recoveryValue,
    severity: definition.severity,
    tiers: definition.tiers,
    forSeconds: definition.forSeconds,
    keepFiringSeconds: definition.keepFiringSeconds,
    noData: definition.noData,
    cooldownSeconds: definition.cooldownSeconds,
    parameters: definition.parameters,
    notificationChannels: definition.notificationChannels,
    contactEmail: definition.contactEmail,
    controlIds: definition.controlIds,
    runbookUrl: definition.runbookUrl,
    enabled: definition.enabled,
  };
}
