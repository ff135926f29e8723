import "server-only";
import type { JsonInput } from "@/lib/core/canonical-json";
import { storableJson, storableText } from "@/lib/core/canonical-json";
import { now } from "@/lib/core/clock";
import { actorId, type Actor, type RequestOrigin } from "@/lib/core/context";
import { defaultSeverity, type SecurityEventKind } from "./kinds";
import type { Severity } from "./severity";
import { normalizeAddress } from "./source-address";
import type { AppendedEvent, SecurityEventTarget } from "./types";
import { securityEventWriter } from "./writer";

export type RecordSecurityEventInput = {
  organizationId: string;
  kind: SecurityEventKind;
  /** Left out: the severity of the kind. */
  severity?: Severity;
  actor?: Actor | null;
  origin?: Pick<RequestOrigin, "ipAddress" | "userAgent">;
  target?: SecurityEventTarget;
  detail?: JsonInput;
  /** Left out: now. */
  occurredAt?: Date;
  /** A second event of the organisation with the same key within a week is answered with the first. */
  idempotencyKey?: string;
};

const TEXT_MAX_LENGTH = 512;

/**
 * Appends a security event of the product itself. Settles when it is committed; the caller decides
 * whether a refusal waits for that, and must not let its duration tell a stranger what exists.
 */
export async function recordSecurityEvent(input: RecordSecurityEventInput): Promise<AppendedEvent> {
  return securityEventWriter().add({
    organizationId: input.organizationId,
    kind: input.kind,
    severity: input.severity ?? defaultSeverity(input.kind),
    source: "product",
    occurredAt: input.occurredAt ?? now(),
    actor: input.actor ? { kind: input.actor.kind, id: actorId(input.actor), name: input.actor.name } : null,
    sourceAddress: normalizeAddress(input.origin?.ipAddress),
    userAgent: shortText(input.origin?.userAgent),
    target: input.target
      ? { kind: input.target.kind, id: storableText(input.target.id.slice(0, TEXT_MAX_LENGTH)) }
      : null,
    detail: storableJson(input.detail ?? {}),
    idempotencyKey: input.idempotencyKey ?? null,
  });
}

function shortText(text: string | null | undefined): string | null {
  return text ? storableText(text.slice(0, TEXT_MAX_LENGTH)) : null;
}
