import { z } from "zod";
import { DELIVERY_KINDS, DELIVERY_STATES, SEVERITIES } from "@/lib/deliveries/kinds";
import type { DeliveryDetail, DeliverySummary } from "@/lib/deliveries/queries";
import { defineEndpoint } from "../endpoint";
import { ApiTime, listQuery, namedSchemas, pageOf } from "../schemas";

const State = z.enum(DELIVERY_STATES);
const Kind = z.enum(DELIVERY_KINDS);

const Delivery = z
  .strictObject({
    id: z.uuid().describe("Also the idempotency key that its receiver sees."),
    title: z.string(),
    kind: Kind,
    severity: z.enum(SEVERITIES),
    state: State,
    channel_id: z.uuid().nullable().describe("Null for the built-in e-mail and text messages."),
    by_text: z.boolean().describe("To the phone of a member."),
    recipient: z.string(),
    alert_id: z.uuid().nullable(),
    alert_ids: z.array(z.uuid()).describe("All alerts of a summary; empty for anything else."),
    incident_id: z.uuid().nullable(),
    attempts: z.int(),
    created_at: ApiTime,
    finished_at: ApiTime.nullable(),
    http_status: z.int().nullable(),
    last_error: z.string().nullable(),
    provider_status: z.string().nullable().describe("What the provider said last, such as delivered."),
  })
  .describe("One message to one recipient.")
  .register(namedSchemas, { id: "Delivery" });

const Attempt = z.strictObject({
  number: z.int(),
  started_at: ApiTime,
  duration_ms: z.int(),
  outcome: z.enum(["delivered", "retry", "failed"]),
  http_status: z.int().nullable(),
  error: z.string().nullable(),
});

const DeliveryWithLog = Delivery.extend({ log: z.array(Attempt) })
  .describe("A delivery with every attempt.")
  .register(namedSchemas, { id: "DeliveryWithLog" });

const DeliveryPage = pageOf(Delivery).register(namedSchemas, { id: "DeliveryPage" });

const EXAMPLE = {
  id: "01980c3e-9922-7c01-b7c5-2f6f1b0e4a78",
  title: "API latency above 500 ms",
  kind: "fired",
  severity: "high",
  state: "delivered",
  channel_id: "01980c3e-9922-7c01-b7c5-2f6f1b0e4a77",
  by_text: false,
  recipient: "hooks.company.example",
  alert_id: "01980c3e-9922-7c01-b7c5-2f6f1b0e4a70",
  alert_ids: [],
  incident_id: null,
  attempts: 1,
  created_at: "2026-11-21T12:05:00.000Z",
  finished_at: "2026-11-21T12:05:00.210Z",
  http_status: 200,
  last_error: null,
  provider_status: null,
} satisfies z.input<typeof Delivery>;

const EXAMPLE_ATTEMPT = {
  number: 1,
  started_at: "2026-11-21T12:05:00.090Z",
  duration_ms: 118,
  outcome: "delivered",
  http_status: 200,
  error: null,
} satisfies z.input<typeof Attempt>;

const common = { tag: "Deliveries", scope: "alerts:read", requestsPerMinute: 300 } as const;

export const listDeliveriesEndpoint = defineEndpoint({
  ...common,
  operation: "listDeliveries",
  method: "GET",
  path: "/api/v1/deliveries",
  summary: "List deliveries",
  description: "What was told to whom and what came of it, newest first.",
  query: listQuery({
    state: z.array(State).default([]),
    kind: z.array(Kind).default([]),
    channel_id: z.uuid().optional(),
    alert_id: z.uuid().optional(),
  }),
  place: z.string(),
  answers: {
    200: {
      description: "A page of deliveries.",
      schema: DeliveryPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const readDelivery = defineEndpoint({
  ...common,
  operation: "getDelivery",
  method: "GET",
  path: "/api/v1/deliveries/{id}",
  summary: "Read a delivery",
  description: "One delivery with every attempt.",
  params: z.object({ id: z.uuid().describe("Id of the delivery.") }),
  answers: {
    200: {
      description: "The delivery.",
      schema: DeliveryWithLog,
      example: { ...EXAMPLE, log: [EXAMPLE_ATTEMPT] },
    },
  },
});

/** A delivery as the API shows it. */
export function presentDelivery(delivery: DeliverySummary): z.input<typeof Delivery> {
  return {
    id: delivery.id,
    title: delivery.title,
    kind: delivery.kind,
    severity: delivery.severity,
    state: delivery.state,
    channel_id: delivery.channel?.id ?? null,
    by_text: delivery.byText,
    recipient: delivery.recipient,
    alert_id: delivery.alertId,
    alert_ids: delivery.alertIds,
    incident_id: delivery.incidentId,
    attempts: delivery.attempts,
    created_at: delivery.createdAt.toISOString(),
    finished_at: delivery.finishedAt?.toISOString() ?? null,
    http_status: delivery.httpStatus,
    last_error: delivery.lastError,
    provider_status: delivery.providerStatus,
  };
}

/** The same with its attempts. */
export function presentDeliveryWithLog(delivery: DeliveryDetail): z.input<typeof DeliveryWithLog> {
  return {
    ...presentDelivery(delivery),
    log: delivery.log.map((attempt) => ({
      number: attempt.number,
      started_at: attempt.startedAt.toISOString(),
      duration_ms: attempt.durationMilliseconds,
      outcome: attempt.outcome,
      http_status: attempt.httpStatus,
      error: attempt.error,
    })),
  };
}
