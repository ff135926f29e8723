import { commitment, contentHash } from "@/lib/audit/chain";
import { canonicalJson, type Json } from "@/lib/core/canonical-json";
import type { SecurityEventActor, SecurityEventDraft } from "./types";

export const CONTENT_VERSION = 1;

type PersonalValues = {
  actor: SecurityEventActor | null;
  sourceAddress: string | null;
  userAgent: string | null;
};

/** What the chain holds in place of who and from where: erasing the salt and the values leaves it whole. */
export function personalCommitment(salt: Uint8Array, values: PersonalValues): string {
  return commitment(
    salt,
    canonicalJson({
      actor_id: values.actor?.id ?? null,
      actor_name: values.actor?.name ?? null,
      source_address: values.sourceAddress,
      user_agent: values.userAgent,
    }),
  );
}

type HashedContent = Pick<
  SecurityEventDraft,
  "severity" | "source" | "occurredAt" | "target" | "detail" | "idempotencyKey"
> & { kind: string; id: string; recordedAt: Date; actorKind: string | null; personalCommitment: string };

/** The hash over everything an event says, times, severity and address included. */
export function securityEventContentHash(event: HashedContent): string {
  const content: Json = {
    version: CONTENT_VERSION,
    id: event.id,
    recorded_at: event.recordedAt.toISOString(),
    occurred_at: event.occurredAt.toISOString(),
    kind: event.kind,
    severity: event.severity,
    source: event.source,
    actor_kind: event.actorKind,
    target_kind: event.target?.kind ?? null,
    target_id: event.target?.id ?? null,
    detail: event.detail,
    idempotency_key: event.idempotencyKey,
    personal: event.personalCommitment,
  };
  return contentHash(content);
}
