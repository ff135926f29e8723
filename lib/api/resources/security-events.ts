import { z } from "zod";
import type { SecurityEvent as StoredEvent } from "@/lib/security-events/types";
import { MAX_EVENTS_PER_REQUEST, SecurityEventInput } from "@/lib/security-events/schema";
import { isSecurityEventKind } from "@/lib/security-events/kinds";
import { SEVERITIES } from "@/lib/security-events/severity";
import { defineEndpoint } from "../endpoint";
import { ApiTime, AskedTime, listQuery, namedSchemas, pageOf, SearchText, Sequence } from "../schemas";

const Severity = z.enum(SEVERITIES).register(namedSchemas, { id: "Severity" });

const SecurityEvent = z
  .strictObject({
    id: z.uuid(),
    sequence: z.int().describe("Its number in the organisation's chain, without gaps."),
    occurred_at: ApiTime,
    recorded_at: ApiTime,
    kind: z.string().describe("Such as authentication.failed, or custom. followed by a name of your own."),
    severity: Severity,
    source: z.enum(["product", "api"]).describe("product: recorded by Regulix itself; api: sent by you."),
    actor: z
      .strictObject({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() })
      .nullable(),
    source_address: z.string().nullable(),
    user_agent: z.string().nullable(),
    target: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
    detail: z.unknown().describe("Whatever else was said, as JSON."),
    hash: z.string().describe("Chains the event to the one before it."),
  })
  .register(namedSchemas, { id: "SecurityEvent" });

const SecurityEventPage = pageOf(SecurityEvent).register(namedSchemas, { id: "SecurityEventPage" });

const NewSecurityEvent = SecurityEventInput.register(namedSchemas, { id: "NewSecurityEvent" });

const Appended = z
  .strictObject({ id: z.uuid(), sequence: z.int(), duplicate: z.boolean() })
  .describe("duplicate: an event with this idempotency_key was there already.")
  .register(namedSchemas, { id: "AppendedSecurityEvent" });

const AppendedBatch = z
  .strictObject({
    accepted: z.int(),
    duplicates: z.int(),
    rejected: z.array(
      z.strictObject({
        index: z.int(),
        errors: z.array(z.strictObject({ field: z.string(), message: z.string() })),
      }),
    ),
    events: z.array(
      z.strictObject({ index: z.int(), id: z.uuid(), sequence: z.int(), duplicate: z.boolean() }),
    ),
  })
  .register(namedSchemas, { id: "AppendedSecurityEvents" });

const EXAMPLE = {
  id: "01980c3e-7b10-7a60-93a4-6e2d3d9b8f02",
  sequence: 1042,
  occurred_at: "2026-11-21T12:04:58.120Z",
  recorded_at: "2026-11-21T12:04:58.311Z",
  kind: "authentication.failed",
  severity: "low",
  source: "api",
  actor: { kind: "external", id: "ada", name: null },
  source_address: "192.0.2.9",
  user_agent: null,
  target: null,
  detail: { attempts: 2 },
  hash: "9f2c6f0b6f5e4d3c2b1a09f8e7d6c5b4a3928170f6e5d4c3b2a1908f7e6d5c4b",
} satisfies z.input<typeof SecurityEvent>;

const APPENDED = { id: EXAMPLE.id, sequence: 1042, duplicate: false };
const INDEXED = { index: 0, ...APPENDED };

export const listEvents = defineEndpoint({
  operation: "listSecurityEvents",
  method: "GET",
  path: "/api/v1/security-events",
  tag: "Security events",
  summary: "List security events",
  description:
    "Newest first unless sorted otherwise. Filters narrow together; a repeated filter widens itself.",
  scope: "security-events:read",
  requestsPerMinute: 300,
  query: listQuery({
    severity: z.array(Severity).default([]).describe("Only these severities; may be repeated."),
    kind: z
      .array(z.string().refine(isSecurityEventKind, "is no kind of security event"))
      .default([])
      .describe("Only these kinds; may be repeated."),
    actor_id: SearchText.optional().describe("Id of the actor, exactly."),
    search: SearchText.optional().describe("Text anywhere in what an event says."),
    occurred_from: AskedTime.optional().describe("Not before this time, which carries its zone."),
    occurred_before: AskedTime.optional().describe("Before this time, which carries its zone."),
    sort: z.enum(["-occurred_at", "occurred_at"]).default("-occurred_at"),
  }),
  place: z.tuple([z.iso.datetime(), z.int()]),
  answers: {
    200: {
      description: "A page of events.",
      schema: SecurityEventPage,
      example: { data: [EXAMPLE], next_cursor: null },
    },
  },
});

export const sendEvents = defineEndpoint({
  operation: "sendSecurityEvents",
  method: "POST",
  path: "/api/v1/security-events",
  tag: "Security events",
  summary: "Send security events",
  description: `One event, or a batch of up to ${MAX_EVENTS_PER_REQUEST.toLocaleString("en")} as {"events": […]}. The answer comes when what was kept is committed. Of a batch the good events are kept and each refused one is named.`,
  scope: "security-events:write",
  requestsPerMinute: 120_000,
  body: {
    schema: z.union([
      NewSecurityEvent,
      z.strictObject({ events: z.array(NewSecurityEvent).min(1).max(MAX_EVENTS_PER_REQUEST) }),
    ]),
    example: { kind: "authentication.failed", actor: { id: "ada" }, source_address: "192.0.2.9" },
    maxBytes: 4 * 1024 * 1024,
    checkedBy: "handler",
  },
  answers: {
    200: {
      description: "The event was there already.",
      schema: Appended,
      example: { ...APPENDED, duplicate: true },
    },
    201: {
      description: "The event, or every event of the batch, is kept.",
      schema: z.union([Appended, AppendedBatch]),
      example: APPENDED,
    },
    207: {
      description: "Some events of the batch are kept.",
      schema: AppendedBatch,
      example: {
        accepted: 1,
        duplicates: 0,
        rejected: [{ index: 1, errors: [{ field: "kind", message: "is required" }] }],
        events: [INDEXED],
      },
    },
  },
});

export const readEvent = defineEndpoint({
  operation: "getSecurityEvent",
  method: "GET",
  path: "/api/v1/security-events/{sequence}",
  tag: "Security events",
  summary: "Read a security event",
  description: "One event by its number in the chain.",
  scope: "security-events:read",
  requestsPerMinute: 600,
  params: z.object({ sequence: Sequence }),
  answers: { 200: { description: "The event.", schema: SecurityEvent, example: EXAMPLE } },
});

/** A security event as the API shows it. */
export function presentEvent(event: StoredEvent): z.input<typeof SecurityEvent> {
  return {
    id: event.id,
    sequence: event.sequence,
    occurred_at: event.occurredAt.toISOString(),
    recorded_at: event.recordedAt.toISOString(),
    kind: event.kind,
    severity: event.severity,
    source: event.source,
    actor: event.actor,
    source_address: event.sourceAddress,
    user_agent: event.userAgent,
    target: event.target,
    detail: event.detail,
    hash: event.hash,
  };
}
