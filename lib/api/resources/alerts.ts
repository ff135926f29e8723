import { z } from "zod";
import { FalsePositiveInput, ResolveInput } from "@/lib/alerts/schema";
import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import { ALERT_STATES, type AlertSummary, type AnswerResult } from "@/lib/alerts/types";
import { defineEndpoint } from "../endpoint";
import { ApiTime, AskedTime, listQuery, namedSchemas, pageOf, SearchText } from "../schemas";

const Severity = z.enum(ALERT_SEVERITIES).register(namedSchemas, { id: "AlertSeverity" });
const State = z.enum(ALERT_STATES);
const Person = z.strictObject({
  id: z.string().nullable().describe("Null where no member is behind the name."),
  name: z.string(),
});

const Alert = z
  .strictObject({
    id: z.uuid(),
    policy: z.strictObject({
      id: z.uuid(),
      name: z.string(),
      kind: z.string(),
      metric: z.string().nullable(),
    }),
    labels: z.record(z.string(), z.string()),
    severity: Severity,
    state: State,
    value: z.number().nullable(),
    threshold: z.number().nullable(),
    fired_at: ApiTime,
    acknowledged_at: ApiTime.nullable(),
    acknowledged_by: Person.nullable(),
    resolved_at: ApiTime.nullable(),
    resolution: z.string().nullable().describe("cleared, operator, policy_changed or policy_removed."),
    assignee: Person.nullable(),
    snoozed_until: ApiTime.nullable(),
    no_data: z.boolean(),
    flapping: z.boolean(),
    false_positive: z.boolean(),
  })
  .register(namedSchemas, { id: "Alert" });

const AlertPage = pageOf(Alert).register(namedSchemas, { id: "AlertPage" });

const Answered = z
  .strictObject({
    changed: z.boolean().describe("False where it was so already, or the alert is over: see alert."),
    alert: Alert,
  })
  .register(namedSchemas, { id: "AnsweredAlert" });

const EXAMPLE = {
  id: "01980c3e-aa01-7d10-8f2e-7c5b1b0e4a01",
  policy: {
    id: "01980c3e-aa02-7d10-8f2e-7c5b1b0e4a02",
    name: "High CPU usage",
    kind: "threshold",
    metric: "cpu_usage",
  },
  labels: { host: "db-1" },
  severity: "high",
  state: "acknowledged",
  value: 91.5,
  threshold: 80,
  fired_at: "2026-11-21T12:05:00.000Z",
  acknowledged_at: "2026-11-21T12:06:10.000Z",
  acknowledged_by: { id: "01980c3e-aa03-7d10-8f2e-7c5b1b0e4a03", name: "Mira Castellanos" },
  resolved_at: null,
  resolution: null,
  assignee: null,
  snoozed_until: null,
  no_data: false,
  flapping: false,
  false_positive: false,
} satisfies z.input<typeof Alert>;

const params = z.object({ id: z.uuid().describe("Id of the alert.") });
const answered = {
  200: {
    description: "The alert as it is now.",
    schema: Answered,
    example: { changed: true, alert: EXAMPLE },
  },
};

export const listAlertsEndpoint = defineEndpoint({
  operation: "listAlerts",
  method: "GET",
  path: "/api/v1/alerts",
  tag: "Alerts",
  summary: "List alerts",
  description: "Newest first. Filters narrow together; a repeated filter widens itself, labels excepted.",
  scope: "alerts:read",
  requestsPerMinute: 300,
  query: listQuery({
    state: z.array(State).default([]).describe("Only these states; may be repeated."),
    severity: z.array(Severity).default([]).describe("Only these severities; may be repeated."),
    policy_id: z.array(z.uuid()).default([]).describe("Only of these policies; may be repeated."),
    label: z
      .array(z.string().regex(/^[^=]+=/, "must be name=value"))
      .default([])
      .describe("name=value; repeated, all must match."),
    assignee_id: z.uuid().optional(),
    search: SearchText.optional().describe("Text in the policy's name or the labels."),
    fired_from: AskedTime.optional().describe("Not before this time, which carries its zone."),
    fired_before: AskedTime.optional().describe("Before this time, which carries its zone."),
  }),
  place: z.tuple([z.iso.datetime(), z.uuid()]),
  answers: {
    200: {
      description: "A page of alerts.",
      schema: AlertPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const readAlert = defineEndpoint({
  operation: "getAlert",
  method: "GET",
  path: "/api/v1/alerts/{id}",
  tag: "Alerts",
  summary: "Read an alert",
  description: "One alert as it stands now.",
  scope: "alerts:read",
  requestsPerMinute: 600,
  params,
  answers: { 200: { description: "The alert.", schema: Alert, example: EXAMPLE } },
});

export const acknowledgeAlert = defineEndpoint({
  operation: "acknowledgeAlert",
  method: "POST",
  path: "/api/v1/alerts/{id}/acknowledge",
  tag: "Alerts",
  summary: "Acknowledge an alert",
  description:
    "Says that somebody looks after it; escalations stop. Of two at once one does it; the other is answered with who did.",
  scope: "alerts:write",
  requestsPerMinute: 120,
  params,
  answers: answered,
});

export const resolveAlert = defineEndpoint({
  operation: "resolveAlert",
  method: "POST",
  path: "/api/v1/alerts/{id}/resolve",
  tag: "Alerts",
  summary: "Resolve an alert",
  description:
    "Ends it by hand. The same breach does not fire again before it was clear once or two evaluations have passed.",
  scope: "alerts:write",
  requestsPerMinute: 120,
  params,
  body: {
    schema: z.strictObject({ reason: ResolveInput.shape.reason }),
    example: { reason: "The disk was enlarged." },
  },
  answers: answered,
});

export const snoozeAlert = defineEndpoint({
  operation: "snoozeAlert",
  method: "POST",
  path: "/api/v1/alerts/{id}/snooze",
  tag: "Alerts",
  summary: "Snooze an alert",
  description: "Nobody is told of it before a time, at most 30 days ahead; null ends the snooze.",
  scope: "alerts:write",
  requestsPerMinute: 120,
  params,
  body: {
    schema: z.strictObject({ until: AskedTime.nullable() }),
    example: { until: "2026-11-21T16:00:00Z" },
  },
  answers: answered,
});

export const markAlertFalsePositive = defineEndpoint({
  operation: "markAlertFalsePositive",
  method: "POST",
  path: "/api/v1/alerts/{id}/false-positive",
  tag: "Alerts",
  summary: "Mark an alert as false positive",
  description: "Says that nothing was wrong when it fired: what the quality of its policy is measured by.",
  scope: "alerts:write",
  requestsPerMinute: 120,
  params,
  body: {
    schema: z.strictObject({ reason: FalsePositiveInput.shape.reason }),
    example: { reason: "The nightly backup." },
  },
  answers: answered,
});

/** An alert as the API shows it. */
export function presentAlert(alert: AlertSummary): z.input<typeof Alert> {
  const { policy, marks, acknowledged, resolved } = alert;
  return {
    id: alert.id,
    policy: { id: policy.id, name: policy.name, kind: policy.kind, metric: policy.metric },
    labels: { ...alert.labels },
    severity: alert.severity,
    state: alert.state,
    value: alert.value,
    threshold: alert.threshold,
    fired_at: alert.firedAt.toISOString(),
    acknowledged_at: acknowledged?.at.toISOString() ?? null,
    acknowledged_by: acknowledged?.by ?? null,
    resolved_at: resolved?.at.toISOString() ?? null,
    resolution: resolved?.reason ?? null,
    assignee: alert.assignee,
    snoozed_until: marks.snoozedUntil?.toISOString() ?? null,
    no_data: marks.noData,
    flapping: marks.flapping,
    false_positive: marks.falsePositive,
  };
}

/** What came of answering one alert, with the alert as it is now. */
export function presentAnswer({ changed }: AnswerResult, alert: AlertSummary): z.input<typeof Answered> {
  return { changed: changed.includes(alert.id), alert: presentAlert(alert) };
}
