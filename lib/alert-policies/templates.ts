import type { z } from "zod";
import type { PolicySettings } from "./schema";

const DAY = 86_400;

/** A policy to start from; what it leaves out has the default of the schema. */
export type PolicyTemplate = { key: string; settings: z.input<typeof PolicySettings> };

/** What a new organisation begins with, so that the first alert does not wait for the first policy. */
export const DEFAULT_POLICIES: readonly PolicyTemplate[] = [
  {
    key: "high_cpu",
    settings: {
      kind: "threshold",
      policyName: "High CPU usage",
      description: "The processor of the installation has been busy for a while; answers get slow.",
      metricType: "cpu_usage",
      comparisonOperator: "gt",
      thresholdValue: 80,
      recoveryValue: 70,
      severity: "high",
      forSeconds: 600,
      controlIds: ["CC7.2", "A1.1", "A.8.6"],
    },
  },
  {
    key: "api_latency",
    settings: {
      kind: "threshold",
      policyName: "Slow answers",
      description: "Requests of this organisation take longer than half a second on average.",
      metricType: "api_latency_ms",
      comparisonOperator: "gt",
      thresholdValue: 500,
      recoveryValue: 400,
      severity: "medium",
      forSeconds: 600,
      controlIds: ["CC7.2", "A.8.16"],
    },
  },
  {
    key: "error_rate",
    settings: {
      kind: "threshold",
      policyName: "Many failed requests",
      description: "More than one request of twenty is answered with a server error.",
      metricType: "error_rate",
      comparisonOperator: "gt",
      thresholdValue: 5,
      recoveryValue: 2,
      severity: "high",
      forSeconds: 300,
      controlIds: ["CC7.2", "A.8.16", "DORA Art. 10"],
    },
  },
  {
    key: "failed_sign_ins",
    settings: {
      kind: "event_count",
      policyName: "Failed sign-ins of one account",
      description: "Somebody guesses a password, or has forgotten theirs.",
      windowSeconds: 900,
      comparisonOperator: "gte",
      thresholdValue: 5,
      tiers: [{ severity: "critical", threshold: 25 }],
      severity: "high",
      parameters: { kinds: ["authentication.failed"], severities: [], groupBy: "actor" },
      controlIds: ["CC6.1", "CC7.3", "A.8.5", "DORA Art. 10"],
    },
  },
  {
    key: "storage",
    settings: {
      kind: "threshold",
      policyName: "Storage nearly full",
      description: "Files fill the storage of the plan. When it is full, nothing more can be kept.",
      metricType: "storage_utilization",
      aggregate: "last",
      comparisonOperator: "gte",
      thresholdValue: 80,
      recoveryValue: 78,
      tiers: [{ severity: "critical", threshold: 90 }],
      severity: "medium",
      controlIds: ["A1.1", "A.8.6"],
    },
  },
  {
    key: "storage_forecast",
    settings: {
      kind: "forecast",
      policyName: "Storage full within 7 days",
      description: "At the pace of the last three days, the storage of the plan will be full within a week.",
      metricType: "storage_utilization",
      windowSeconds: 3 * DAY,
      comparisonOperator: "gte",
      thresholdValue: 100,
      severity: "high",
      forSeconds: 3_600,
      parameters: { horizonSeconds: 7 * DAY },
      controlIds: ["A1.1", "A.8.6"],
    },
  },
  {
    key: "missing_data",
    settings: {
      kind: "absence",
      policyName: "Missing data",
      description: "The collection has measured nothing. Other policies cannot see anything either.",
      metricType: "cpu_usage",
      windowSeconds: 900,
      severity: "high",
      controlIds: ["CC7.2", "A.8.15", "A.8.16"],
    },
  },
];

/** Further starting points, for kinds that no default has. */
export const FURTHER_TEMPLATES: readonly PolicyTemplate[] = [
  {
    key: "traffic_drop",
    settings: {
      kind: "rate_of_change",
      policyName: "Requests halved",
      description: "Far fewer requests than an hour before: something in front may be broken.",
      metricType: "request_count",
      aggregate: "sum",
      windowSeconds: 900,
      comparisonOperator: "lte",
      thresholdValue: -50,
      severity: "medium",
      forSeconds: 600,
      parameters: { change: "percent", compareSeconds: 3_600 },
    },
  },
  {
    key: "latency_anomaly",
    settings: {
      kind: "anomaly",
      policyName: "Unusual latency",
      description: "Answers take far longer than is usual at this time of the week.",
      metricType: "api_latency_ms",
      thresholdValue: 4,
      severity: "medium",
      parameters: { direction: "above", minimumDeviation: 50, points: 2, ofPoints: 3 },
    },
  },
  {
    key: "error_budget",
    settings: {
      kind: "burn_rate",
      policyName: "Error budget burns fast",
      description: "At this pace, 2 % of the budget of a month is gone within an hour.",
      metricType: "error_rate",
      severity: "critical",
      parameters: {
        objective: 99.9,
        longSeconds: 3_600,
        shortSeconds: 300,
        factor: 14.4,
        minimumEvents: 100,
      },
    },
  },
];
