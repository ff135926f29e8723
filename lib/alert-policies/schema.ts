import { z } from "zod";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import { isSecurityEventKind } from "@/lib/security-events/kinds";
import { SEVERITIES } from "@/lib/security-events/severity";
import {
  AGGREGATES,
  ANOMALY_DIRECTIONS,
  CHANGES,
  COMPOSITE_OPERATORS,
  EVENT_GROUPS,
  LABEL_OPERATORS,
  NO_DATA_BEHAVIOURS,
  OPERATORS,
} from "./kinds";
import { labelPatternProblem } from "./label-pattern";
import { policyProblems } from "./policy-problems";

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** The longest that an alert may be held, kept or hushed, and that a window may be. */
const LONGEST_HOLD_SECONDS = 7 * DAY;
const LONGEST_WINDOW_SECONDS = 30 * DAY;

/** email, a channel, or another place that names people. */
const NOTIFICATION_TARGET = /^((group|on-call|escalation):)?[a-z0-9][a-z0-9_-]*$/;

const text = (longest: number) =>
  z
    .string({ error: "must be text" })
    .trim()
    .min(1, "must not be empty")
    .max(longest, `must be at most ${longest} characters`);

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

const figure = z.number({ error: "must be a number" });

const seconds = (least: number, most: number) =>
  z
    .int({ error: "must be a whole number of seconds" })
    .min(least, `must be at least ${least} s`)
    .max(most, `must be at most ${most} s`);

const labelName = z
  .string()
  .regex(
    /^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/,
    "must be a label: letters, digits and underscores, beginning with a letter",
  );

const LabelMatcher = z
  .strictObject({
    name: labelName,
    operator: oneOf(LABEL_OPERATORS),
    value: z.string({ error: "must be text" }).max(200, "must be at most 200 characters"),
  })
  .superRefine(({ operator, value }, check) => {
    const problem = operator === "=~" || operator === "!~" ? labelPatternProblem(value) : null;
    if (problem !== null) check.addIssue({ code: "custom", path: ["value"], message: problem });
  });

const Tier = z.strictObject({ severity: oneOf(ALERT_SEVERITIES), threshold: figure });

/** What every kind has. */
const common = {
  policyName: text(120),
  description: z
    .string({ error: "must be text" })
    .trim()
    .max(2_000, "must be at most 2,000 characters")
    .default(""),
  severity: oneOf(ALERT_SEVERITIES).default("high"),
  forSeconds: seconds(0, LONGEST_HOLD_SECONDS).default(0),
  keepFiringSeconds: seconds(0, LONGEST_HOLD_SECONDS).default(0),
  cooldownSeconds: seconds(0, LONGEST_HOLD_SECONDS).default(900),
  notificationChannels: z
    .array(
      text(120).regex(
        NOTIFICATION_TARGET,
        "must be email, the key of a channel, or group:, on-call: or escalation: and a key",
      ),
    )
    .max(20, "must be at most 20 channels")
    .transform((channels) => [...new Set(channels)])
    .default(["email"]),
  contactEmail: z.email("must be an e-mail address").max(254).nullable().default(null),
  controlIds: z
    .array(text(40).regex(/^[\w .:/()-]+$/, "must be a control id such as CC7.2"))
    .max(20, "must be at most 20 controls")
    .transform((ids) => [...new Set(ids)])
    .default([]),
  runbookUrl: z
    .url({ protocol: /^https?$/, error: "must be a web address that begins with https://" })
    .max(2_000, "must be at most 2,000 characters")
    .nullable()
    .default(null),
  enabled: z.boolean().default(true),
};

/** What the kinds that read a metric have. */
const metric = {
  metricType: text(100),
  labelSelector: z.array(LabelMatcher).max(10, "must be at most 10 conditions").default([]),
  groupBy: z
    .array(z.union([z.literal("*"), labelName], { error: "must be labels, or * for each series" }))
    .max(10, "must be at most 10 labels")
    .default([]),
  noData: oneOf(NO_DATA_BEHAVIOURS).default("keep_last"),
};

const aggregated = {
  ...metric,
  aggregate: oneOf(AGGREGATES).default("avg"),
  windowSeconds: seconds(60, LONGEST_WINDOW_SECONDS).default(300),
};

/** What the kinds that compare a value have. */
const compared = {
  comparisonOperator: oneOf(OPERATORS).default("gt"),
  thresholdValue: figure,
  recoveryValue: figure.nullable().default(null),
  tiers: z.array(Tier).max(3, "must be at most 3 further severities").default([]),
};

const Threshold = z.strictObject({
  kind: z.literal("threshold"),
  ...common,
  ...aggregated,
  ...compared,
  parameters: z.strictObject({}).default({}),
});

const Absence = z.strictObject({
  kind: z.literal("absence"),
  ...common,
  metricType: metric.metricType,
  labelSelector: metric.labelSelector,
  groupBy: metric.groupBy,
  windowSeconds: seconds(60, LONGEST_WINDOW_SECONDS).default(900),
  parameters: z.strictObject({}).default({}),
});

const RateOfChange = z.strictObject({
  kind: z.literal("rate_of_change"),
  ...common,
  ...aggregated,
  ...compared,
  parameters: z.strictObject({
    change: oneOf(CHANGES),
    compareSeconds: seconds(300, LONGEST_WINDOW_SECONDS),
  }),
});

const Forecast = z.strictObject({
  kind: z.literal("forecast"),
  ...common,
  ...metric,
  windowSeconds: seconds(HOUR, LONGEST_WINDOW_SECONDS).default(3 * DAY),
  ...compared,
  parameters: z.strictObject({ horizonSeconds: seconds(HOUR, 90 * DAY) }),
});

const Anomaly = z.strictObject({
  kind: z.literal("anomaly"),
  ...common,
  ...aggregated,
  thresholdValue: figure.min(1, "must be at least 1 deviation").max(20, "must be at most 20 deviations"),
  parameters: z.strictObject({
    direction: oneOf(ANOMALY_DIRECTIONS),
    minimumDeviation: figure.min(0, "must not be negative").default(0),
    points: z
      .int({ error: "must be a whole number" })
      .min(1, "must be at least 1")
      .max(12, "must be at most 12")
      .default(2),
    ofPoints: z
      .int({ error: "must be a whole number" })
      .min(1, "must be at least 1")
      .max(12, "must be at most 12")
      .default(3),
  }),
});

const BurnRate = z.strictObject({
  kind: z.literal("burn_rate"),
  ...common,
  ...metric,
  parameters: z.strictObject({
    objective: figure.min(50, "must be at least 50 %").lt(100, "must be under 100 %"),
    longSeconds: seconds(HOUR, LONGEST_WINDOW_SECONDS).default(HOUR),
    shortSeconds: seconds(300, LONGEST_WINDOW_SECONDS).default(300),
    factor: figure.gt(0, "must be over 0").max(1_000, "must be at most 1,000"),
    minimumEvents: z.int({ error: "must be a whole number" }).min(0, "must not be negative").default(0),
  }),
});

const EventCount = z.strictObject({
  kind: z.literal("event_count"),
  ...common,
  windowSeconds: seconds(60, 7 * DAY).default(900),
  comparisonOperator: oneOf(["gt", "gte"]).default("gte"),
  thresholdValue: figure.min(0, "must not be negative"),
  recoveryValue: compared.recoveryValue,
  tiers: compared.tiers,
  parameters: z.strictObject({
    kinds: z
      .array(z.string().refine(isSecurityEventKind, "must be a kind of security event, or custom. and words"))
      .max(20, "must be at most 20 kinds")
      .default([]),
    severities: z.array(oneOf(SEVERITIES)).max(SEVERITIES.length).default([]),
    groupBy: oneOf(EVENT_GROUPS).nullable().default(null),
  }),
});

const Composite = z.strictObject({
  kind: z.literal("composite"),
  ...common,
  parameters: z.strictObject({
    operator: oneOf(COMPOSITE_OPERATORS),
    policyIds: z
      .array(z.uuid("must be policies of this organisation"))
      .min(2, "must be at least 2 policies")
      .max(10, "must be at most 10 policies")
      .refine((ids) => new Set(ids).size === ids.length, "must be different policies"),
  }),
});

/** Each kind by itself; the public API makes its own schemas of them. */
export const POLICY_SHAPES = [
  Threshold,
  Absence,
  RateOfChange,
  Forecast,
  Anomaly,
  BurnRate,
  EventCount,
  Composite,
] as const;

/**
 * What somebody decides about a policy: the fields that its kind has, and no others. In `alert_policies` the
 * fields are columns of the same names in snake_case, and so are the keys inside `parameters`:
 *
 * | kind           | fires when                                                   | parameters                                                |
 * | -------------- | ------------------------------------------------------------ | --------------------------------------------------------- |
 * | threshold      | aggregate over window_seconds ⊳ threshold_value              | {}                                                        |
 * | absence        | no sample within window_seconds                              | {}                                                        |
 * | rate_of_change | aggregate now against that compare_seconds before ⊳ threshold_value | change: percent or absolute; compare_seconds       |
 * | forecast       | the line through window_seconds, horizon_seconds on, ⊳ threshold_value | horizon_seconds                                 |
 * | anomaly        | at least threshold_value robust deviations (MAD × 1.4826) from the median of the slot of the week, and minimum_deviation in the metric's unit, in points of the last of_points slots | direction: above, below or both; minimum_deviation; points; of_points |
 * | burn_rate      | bad share in both windows ≥ factor × (100 − objective), with at least minimum_events in the long one; metric_type is the bad share in percent | objective: percent; long_seconds; short_seconds; factor; minimum_events |
 * | event_count    | security events within window_seconds ⊳ threshold_value; empty lists mean any | kinds; severities; group_by: actor, source_address, target or null |
 * | composite      | all, or any, of the policies have an open alert              | operator: all or any; policy_ids                          |
 *
 * ⊳ is comparison_operator. Events of burn_rate are request_count for a metric of the catalogue, and points for
 * a pushed one. tiers are judged like threshold_value; the gravest that is crossed counts.
 */
export const PolicySettings = z
  .discriminatedUnion("kind", POLICY_SHAPES, { error: "must be a kind of policy" })
  .superRefine((policy, check) => {
    for (const { path, message } of policyProblems(policy))
      check.addIssue({ code: "custom", path: [...path], message });
  });
export type PolicySettings = z.infer<typeof PolicySettings>;
