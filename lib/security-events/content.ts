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

type Said = Pick<
  SecurityEventDraft,
  "severity" | "source" | "occurredAt" | "actor" | "target" | "detail" | "idempotencyKey"
> & { kind: string };

type Placed = { id: string; recordedAt: Date; personalCommitment: string };

/** The hash over everything an event says, times, severity and address included. */
export function securityEventContentHash(said: Said, placed: Placed): string {
  const content: Json = {
    version: CONTENT_VERSION,
    id: placed.id,
    recorded_at: placed.recordedAt.toISOString(),
    occurred_at: said.occurredAt.toISOString(),
    kind: said.kind,
    severity: said.severity,
    source: said.source,
    actor_kind: said.actor?.kind ?? null,
    target_kind: said.target?.kind ?? null,
    target_id: said.target?.id ?? null,
    detail: said.detail,
    idempotency_key: said.idempotencyKey,
    personal: placed.personalCommitment,
  };
  return contentHash(content);
}
