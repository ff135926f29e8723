import { z } from "zod";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import { readDefinition } from "@/lib/alert-policies/definition";
import { POLICY_KINDS } from "@/lib/alert-policies/kinds";
import { PolicyPlace } from "@/lib/alert-policies/place";
import { policySentence } from "@/lib/alert-policies/sentence";
import type { PolicyTrial } from "@/lib/alert-policies/try/types";
import type {
  AlertPolicySummary,
  AlertPolicyVersion as StoredVersion,
  PolicyDefinition,
} from "@/lib/alert-policies/types";
import { snakeCase, snakeCaseKeys } from "@/lib/core/key-case";
import { AppError } from "@/lib/core/errors";
import { defineEndpoint } from "../endpoint";
import { listQuery, SearchText, Sequence } from "../schemas";
import {
  AlertPolicy,
  AlertPolicyChange,
  AlertPolicyPage,
  AlertPolicyVersion,
  AlertPolicyVersionPage,
  NewAlertPolicy,
  Trial,
  TrialRequest,
} from "./alert-policy-schemas";

const DEFINITION = {
  policy_name: "High CPU usage",
  description: "The processor has been busy for a while.",
  kind: "threshold",
  metric_type: "cpu_usage",
  label_selector: [],
  group_by: [],
  aggregate: "avg",
  window_seconds: 300,
  comparison_operator: "gt",
  threshold_value: 80,
  recovery_value: 70,
  severity: "high",
  tiers: [{ severity: "critical", threshold: 95 }],
  for_seconds: 600,
  keep_firing_seconds: 0,
  no_data: "keep_last",
  cooldown_seconds: 900,
  parameters: {},
  notification_channels: ["email"],
  contact_email: null,
  control_ids: ["CC7.2"],
  runbook_url: null,
  enabled: true,
} satisfies z.input<typeof AlertPolicyVersion>["definition"];

const EXAMPLE = {
  id: "01980c3e-9922-7c01-b7c5-2f6f1b0e4b10",
  version: 3,
  ...DEFINITION,
  sentence:
    "Fires high when mean cpu_usage over 5 minutes is over 80 % for 10 minutes; critical when over 95 %; clears at or under 70 %.",
  open_alerts: 0,
  last_fired_at: "2026-11-20T03:05:00.000Z",
  quality: { alerts: 4, precision: 75, acknowledged: 100, flaps: 0 },
  created_at: "2026-10-01T09:00:00.000Z",
  updated_at: "2026-11-02T10:30:00.000Z",
} satisfies z.input<typeof AlertPolicy>;

const NEW = {
  kind: "threshold",
  policy_name: "High CPU usage",
  metric_type: "cpu_usage",
  comparison_operator: "gt",
  threshold_value: 80,
  recovery_value: 70,
  severity: "high",
  for_seconds: 600,
};

const params = z.object({ id: z.uuid().describe("Id of the policy.") });

export const listAlertPolicies = defineEndpoint({
  operation: "listAlertPolicies",
  method: "GET",
  path: "/api/v1/alert-policies",
  tag: "Alert policies",
  summary: "List alert policies",
  description: "By name, each with how well it served over the last 30 days.",
  scope: "alerts:read",
  requestsPerMinute: 300,
  query: listQuery({
    severity: z.array(z.enum(ALERT_SEVERITIES)).default([]).describe("Only these; may be repeated."),
    kind: z.array(z.enum(POLICY_KINDS)).default([]).describe("Only these; may be repeated."),
    enabled: z.stringbool().optional().describe("Only those that are switched on, or off."),
    search: SearchText.optional().describe("Text in the name, the metric or the description."),
  }),
  place: PolicyPlace,
  answers: {
    200: {
      description: "A page of policies.",
      schema: AlertPolicyPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const createAlertPolicy = defineEndpoint({
  operation: "createAlertPolicy",
  method: "POST",
  path: "/api/v1/alert-policies",
  tag: "Alert policies",
  summary: "Create an alert policy",
  description: "It is in force with the next evaluation.",
  scope: "alert-policies:write",
  requestsPerMinute: 60,
  body: { schema: NewAlertPolicy, example: NEW, checkedBy: "handler" },
  answers: { 201: { description: "The policy.", schema: AlertPolicy, example: EXAMPLE } },
});

export const readAlertPolicy = defineEndpoint({
  operation: "getAlertPolicy",
  method: "GET",
  path: "/api/v1/alert-policies/{id}",
  tag: "Alert policies",
  summary: "Read an alert policy",
  description: "Its newest version.",
  scope: "alerts:read",
  requestsPerMinute: 600,
  params,
  answers: { 200: { description: "The policy.", schema: AlertPolicy, example: EXAMPLE } },
});

export const changeAlertPolicy = defineEndpoint({
  operation: "updateAlertPolicy",
  method: "PATCH",
  path: "/api/v1/alert-policies/{id}",
  tag: "Alert policies",
  summary: "Change an alert policy",
  description:
    "What is left out stays as it is. The change is a new version; the old ones are kept. Another kind begins anew: send all it needs.",
  scope: "alert-policies:write",
  requestsPerMinute: 60,
  params,
  body: { schema: AlertPolicyChange, example: { version: 1, threshold_value: 85 } },
  answers: {
    200: {
      description: "The policy.",
      schema: AlertPolicy,
      example: { ...EXAMPLE, version: 2, threshold_value: 85 },
    },
  },
});

export const removeAlertPolicy = defineEndpoint({
  operation: "deleteAlertPolicy",
  method: "DELETE",
  path: "/api/v1/alert-policies/{id}",
  tag: "Alert policies",
  summary: "Delete an alert policy",
  description: "Its alerts end and stay in the history. A policy that a composite is made of is refused.",
  scope: "alert-policies:write",
  requestsPerMinute: 60,
  params,
  answers: { 204: { description: "The policy is deleted." } },
});

export const listAlertPolicyVersions = defineEndpoint({
  operation: "listAlertPolicyVersions",
  method: "GET",
  path: "/api/v1/alert-policies/{id}/versions",
  tag: "Alert policies",
  summary: "List the versions of an alert policy",
  description: "Newest first. Versions are never changed: each decision names the one it was made by.",
  scope: "alerts:read",
  requestsPerMinute: 300,
  params,
  query: z.strictObject({
    before: Sequence.optional().describe("Only versions with a smaller number: the last one seen."),
    limit: listQuery({}).shape.limit,
  }),
  answers: {
    200: {
      description: "A page of versions.",
      schema: AlertPolicyVersionPage,
      example: {
        data: [
          {
            version: 3,
            definition: DEFINITION,
            created_at: EXAMPLE.updated_at,
            created_by: "Mira Castellanos",
          },
        ],
        next_before: null,
      },
    },
  },
});

export const tryAlertPolicy = defineEndpoint({
  operation: "tryAlertPolicy",
  method: "POST",
  whileReadOnly: true,
  path: "/api/v1/alert-policies/try",
  tag: "Alert policies",
  summary: "Try an alert policy on history",
  description:
    "What it would have raised over stored samples, and what that would have meant for people. Nothing is saved.",
  scope: "alerts:read",
  requestsPerMinute: 30,
  body: { schema: TrialRequest, example: { policy: NEW, range: "7d" } },
  answers: {
    200: {
      description: "What would have happened.",
      schema: Trial,
      example: {
        kind: "tried",
        reason: null,
        from: "2026-11-14T12:05:00.000Z",
        to: "2026-11-21T12:05:00.000Z",
        figures: { alerts: 1, notices: 2, woken: 1, open_seconds: 1_500 },
        live: null,
        episodes: [
          {
            labels: {},
            fired_at: "2026-11-20T03:05:00.000Z",
            resolved_at: "2026-11-20T03:30:00.000Z",
            severity: "high",
            value: 91.5,
          },
        ],
      },
    },
  },
});

/** A policy as the API shows it. */
export function presentAlertPolicy(policy: AlertPolicySummary): z.input<typeof AlertPolicy> {
  return {
    id: policy.id,
    version: policy.version,
    ...presentDefinition(policy),
    sentence: policySentence(policy),
    open_alerts: policy.openAlerts,
    last_fired_at: policy.lastFiredAt?.toISOString() ?? null,
    quality: policy.quality,
    created_at: policy.createdAt.toISOString(),
    updated_at: policy.updatedAt.toISOString(),
  };
}

/** A version as the API shows it. */
export function presentVersion(version: StoredVersion): z.input<typeof AlertPolicyVersion> {
  return {
    version: version.version,
    definition: presentDefinition(version.definition),
    created_at: version.createdAt.toISOString(),
    created_by: version.createdBy,
  };
}

/** A trial as the API shows it. */
export function presentTrial(trial: PolicyTrial): z.input<typeof Trial> {
  if (trial.kind === "not_tried")
    return { ...trial, from: null, to: null, figures: null, live: null, episodes: [] };
  const { from, to, figures, live, episodes } = snakeCaseKeys(trial);
  return { kind: "tried", reason: null, from, to, figures, live, episodes };
}

/** Runs a change and names the fields it refuses as the API does. */
export async function withApiFields<Result>(
  work: () => Promise<Result>,
  nameOf: (field: string) => string = snakeCase,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    const fields = error.fields.map(({ field, message }) => ({ field: nameOf(field), message }));
    throw new AppError(error.code, error.message, { fields });
  }
}

function presentDefinition(policy: PolicyDefinition): z.input<typeof AlertPolicyVersion>["definition"] {
  return { ...snakeCaseKeys(readDefinition(policy)), parameters: { ...snakeCaseKeys(policy.parameters) } };
}
