import { z } from "zod";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import {
  AGGREGATES,
  LABEL_OPERATORS,
  NO_DATA_BEHAVIOURS,
  OPERATORS,
  POLICY_KINDS,
} from "@/lib/alert-policies/kinds";
import { POLICY_SHAPES } from "@/lib/alert-policies/schema";
import { TRY_RANGES } from "@/lib/alert-policies/try/types";
import { ApiTime, namedSchemas, pageOf } from "../schemas";
import { snakeSchema, snakeShape } from "../snake-schema";

const Kind = z.enum(POLICY_KINDS).register(namedSchemas, { id: "AlertPolicyKind" });
const Severity = z.enum(ALERT_SEVERITIES).register(namedSchemas, { id: "AlertSeverity" });
const Tiers = z.array(z.strictObject({ severity: Severity, threshold: z.number() }));
const Selector = z.array(
  z.strictObject({ name: z.string(), operator: z.enum(LABEL_OPERATORS), value: z.string() }),
);

const definition = {
  policy_name: z.string(),
  description: z.string(),
  kind: Kind,
  metric_type: z.string().nullable().describe("Null for kinds that read no metric."),
  label_selector: Selector,
  group_by: z.array(z.string()).describe("The labels that make one alert each; * is each series."),
  aggregate: z.enum(AGGREGATES),
  window_seconds: z.int(),
  comparison_operator: z.enum(OPERATORS),
  threshold_value: z.number().nullable(),
  recovery_value: z.number().nullable().describe("Where an open alert ends; null: at the threshold."),
  severity: Severity,
  tiers: Tiers.describe("Further severities, each with its threshold."),
  for_seconds: z.int(),
  keep_firing_seconds: z.int(),
  no_data: z.enum(NO_DATA_BEHAVIOURS),
  cooldown_seconds: z.int(),
  parameters: z.record(z.string(), z.unknown()).describe("What only this kind has."),
  notification_channels: z
    .array(z.string())
    .describe("email, keys of channels, or group:, on-call: and escalation: with a key."),
  contact_email: z.string().nullable(),
  control_ids: z.array(z.string()),
  runbook_url: z.string().nullable(),
  enabled: z.boolean(),
};

const Definition = z.strictObject(definition).register(namedSchemas, { id: "AlertPolicyDefinition" });

export const AlertPolicy = z
  .strictObject({
    id: z.uuid(),
    version: z.int().describe("Counts the definitions of the policy from 1."),
    ...definition,
    sentence: z.string().describe("The policy in plain words."),
    open_alerts: z.int(),
    last_fired_at: ApiTime.nullable(),
    quality: z
      .strictObject({
        alerts: z.int(),
        precision: z.number().nullable().describe("Percent of the answered alerts that were no false ones."),
        acknowledged: z.number().nullable().describe("Percent of the alerts that somebody acknowledged."),
        flaps: z.int(),
      })
      .describe("Over the last 30 days."),
    created_at: ApiTime,
    updated_at: ApiTime,
  })
  .register(namedSchemas, { id: "AlertPolicy" });

export const AlertPolicyPage = pageOf(AlertPolicy).register(namedSchemas, { id: "AlertPolicyPage" });

export const AlertPolicyVersion = z
  .strictObject({
    version: z.int(),
    definition: Definition,
    created_at: ApiTime,
    created_by: z.string().nullable(),
  })
  .register(namedSchemas, { id: "AlertPolicyVersion" });

export const AlertPolicyVersionPage = z
  .strictObject({
    data: z.array(AlertPolicyVersion),
    next_before: z
      .int()
      .nullable()
      .describe("Asks for earlier versions as before; null when there are none."),
  })
  .register(namedSchemas, { id: "AlertPolicyVersionPage" });

/** Each kind with its own fields. The rules between fields are checked where the policy is saved. */
export const NewAlertPolicy = z
  .union(POLICY_SHAPES.map(snakeSchema))
  .describe("The fields depend on kind; what is left out has a default.")
  .register(namedSchemas, { id: "NewAlertPolicy" });

/** Every field of every kind, none of them needed. */
export const AlertPolicyChange = z
  .strictObject({
    version: z.int().describe("The version that the change builds on; 409 when it is not the newest."),
    ...optional(Object.assign({}, ...POLICY_SHAPES.toReversed().map(({ shape }) => snakeShape(shape)))),
    kind: Kind.optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  })
  .register(namedSchemas, { id: "AlertPolicyChange" });

const Figures = z
  .strictObject({ alerts: z.int(), notices: z.int(), woken: z.int(), open_seconds: z.number() })
  .register(namedSchemas, { id: "AlertPolicyTrialFigures" });

export const TrialRequest = z.strictObject({
  policy: z.unknown().describe("As in the creation of a policy."),
  range: z.enum(TRY_RANGES).default("7d"),
  policy_id: z.uuid().optional().describe("The policy whose newest version is compared with."),
});

export const Trial = z
  .strictObject({
    kind: z.enum(["tried", "not_tried"]),
    reason: z.string().nullable().describe("Why the policy cannot be tried."),
    from: ApiTime.nullable(),
    to: ApiTime.nullable(),
    figures: Figures.nullable(),
    live: Figures.nullable().describe("What the newest version would have done."),
    episodes: z
      .array(
        z.strictObject({
          labels: z.record(z.string(), z.string()),
          fired_at: ApiTime,
          resolved_at: ApiTime.nullable(),
          severity: Severity,
          value: z.number().nullable(),
        }),
      )
      .describe("At most 50, the newest first."),
  })
  .register(namedSchemas, { id: "AlertPolicyTrial" });

function optional(shape: Record<string, z.ZodType>): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [
      name,
      (field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field).optional(),
    ]),
  );
}
