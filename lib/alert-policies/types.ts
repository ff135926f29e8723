import type { AlertSeverity } from "@/lib/alerts/severity";
import type { Severity } from "@/lib/security-events/severity";
import type {
  Aggregate,
  AnomalyDirection,
  Change,
  CompositeOperator,
  EventGroup,
  LabelOperator,
  NoDataBehaviour,
  Operator,
  PolicyKind,
} from "./kinds";

export type LabelMatcher = { name: string; operator: LabelOperator; value: string };

export type Tier = { severity: AlertSeverity; threshold: number };

/** The keys of every kind; each has its own few, and a policy inserted by SQL may lack even those. */
export type PolicyParameters = Partial<{
  change: Change;
  compareSeconds: number;
  horizonSeconds: number;
  direction: AnomalyDirection;
  minimumDeviation: number;
  points: number;
  ofPoints: number;
  objective: number;
  longSeconds: number;
  shortSeconds: number;
  factor: number;
  minimumEvents: number;
  kinds: string[];
  severities: Severity[];
  groupBy: EventGroup | null;
  operator: CompositeOperator;
  policyIds: string[];
}>;

/** Every column of a policy that decides something, whichever its kind: what a version keeps. */
export type PolicyDefinition = {
  policyName: string;
  description: string;
  kind: PolicyKind;
  metricType: string | null;
  labelSelector: LabelMatcher[];
  groupBy: string[];
  aggregate: Aggregate;
  windowSeconds: number;
  comparisonOperator: Operator;
  thresholdValue: number | null;
  recoveryValue: number | null;
  severity: AlertSeverity;
  tiers: Tier[];
  forSeconds: number;
  keepFiringSeconds: number;
  noData: NoDataBehaviour;
  cooldownSeconds: number;
  parameters: PolicyParameters;
  notificationChannels: string[];
  contactEmail: string | null;
  controlIds: string[];
  runbookUrl: string | null;
  enabled: boolean;
};

/** How well a policy served over the last 30 days. */
export type PolicyQuality = {
  /** Alerts that fired. */
  alerts: number;
  /** Percent of the alerts that somebody answered and did not call false; null before the first answer. */
  precision: number | null;
  /** Percent of the alerts that somebody acknowledged; null without alerts. */
  acknowledged: number | null;
  /** Alerts that flapped. */
  flaps: number;
};

/** A policy as it stands now. */
export type AlertPolicy = PolicyDefinition & {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
};

/** A policy in a list, with what became of it. */
export type AlertPolicySummary = AlertPolicy & {
  openAlerts: number;
  /** The gravest of its open alerts. */
  openSeverity: AlertSeverity | null;
  lastFiredAt: Date | null;
  quality: PolicyQuality;
};

/** One version of a policy, with who made it. */
export type AlertPolicyVersion = {
  version: number;
  definition: PolicyDefinition;
  createdAt: Date;
  /** Null when the system, an API key or somebody who has left made it. */
  createdBy: string | null;
};
