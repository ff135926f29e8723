import "server-only";
import { storableJson, storableText, type JsonInput } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, type FieldError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { fieldErrorsOf } from "@/lib/http/field-errors";
import { defaultSeverity } from "./kinds";
import { MAX_EVENTS_PER_REQUEST, occurrenceProblem, SecurityEventInput } from "./schema";
import { normalizeAddress } from "./source-address";
import type { AppendedEvent, SecurityEventDraft } from "./types";
import { securityEventWriter } from "./writer";

export type IngestedEvent = AppendedEvent & { index: number };
export type RejectedEvent = { index: number; errors: FieldError[] };
export type IngestResult = { events: IngestedEvent[]; rejected: RejectedEvent[] };

/**
 * Checks and appends what a customer's system reports. Each rejected event is named with its fields
 * and reasons, and the rest are kept. Settles when all of them are committed.
 * @param idempotencyKey of the whole request; the events of a repeated batch get theirs from it
 */
export async function ingestSecurityEvents(
  context: OrganizationContext,
  inputs: readonly unknown[],
  idempotencyKey: string | null,
): Promise<IngestResult> {
  requirePermission(context, "security-events.write");
  if (inputs.length === 0 || inputs.length > MAX_EVENTS_PER_REQUEST) {
    const message = `must hold 1 to ${MAX_EVENTS_PER_REQUEST} events`;
    throw new AppError("INVALID_INPUT", `events ${message}.`, { fields: [{ field: "events", message }] });
  }
  const at = now();
  const rejected: RejectedEvent[] = [];
  const writing: Promise<IngestedEvent>[] = [];
  for (const [index, input] of inputs.entries()) {
    const checked = checkEvent(input, at);
    if ("errors" in checked) {
      rejected.push({ index, errors: checked.errors });
      continue;
    }
    const requestKey = idempotencyKey === null ? null : `${idempotencyKey}#${index}`;
    const draft = toDraft(context.organizationId, checked.event, requestKey, at);
    writing.push(
      securityEventWriter()
        .add(draft)
        .then((appended) => ({ ...appended, index })),
    );
  }
  return { events: await Promise.all(writing), rejected };
}

type Checked = { event: SecurityEventInput } | { errors: FieldError[] };

function checkEvent(input: unknown, at: Date): Checked {
  const parsed = SecurityEventInput.safeParse(input);
  if (!parsed.success) return { errors: fieldErrorsOf(parsed.error) };
  const problem = parsed.data.occurred_at ? occurrenceProblem(parsed.data.occurred_at, at) : null;
  if (problem !== null) return { errors: [{ field: "occurred_at", message: problem }] };
  return { event: parsed.data };
}

function toDraft(
  organizationId: string,
  event: SecurityEventInput,
  requestKey: string | null,
  at: Date,
): SecurityEventDraft {
  const storable = (value: string | undefined) => (value === undefined ? null : storableText(value));
  const { actor, target } = event;
  return {
    organizationId,
    kind: event.kind,
    severity: event.severity ?? defaultSeverity(event.kind),
    source: "api",
    occurredAt: event.occurred_at ?? at,
    actor: actor
      ? { kind: storableText(actor.kind ?? "external"), id: storable(actor.id), name: storable(actor.name) }
      : null,
    sourceAddress: normalizeAddress(event.source_address),
    userAgent: storable(event.user_agent),
    target: target ? { kind: storableText(target.kind), id: storableText(target.id) } : null,
    // Checked to be JSON by the schema; what PostgreSQL cannot hold as text is replaced.
    detail: storableJson((event.detail ?? {}) as JsonInput),
    idempotencyKey: storable(event.idempotency_key) ?? requestKey,
  };
}
