import type { Json } from "@/lib/core/canonical-json";
import type { Severity } from "../severity";
import type { SecurityEvent, SecurityEventSource, SecurityEventSummary } from "../types";

export type SummaryRow = {
  sequence: bigint;
  occurred_at: Date;
  kind: string;
  severity: Severity;
  source: SecurityEventSource;
  actor_kind: string | null;
  actor_id: string | null;
  actor_name: string | null;
  source_address: string | null;
  target_kind: string | null;
  target_id: string | null;
};

export type EventRow = SummaryRow & {
  id: string;
  version: number;
  recorded_at: Date;
  user_agent: string | null;
  detail: Json;
  idempotency_key: string | null;
  personal_salt: string | null;
  personal_commitment: string;
  content_hash: string;
  previous_hash: string;
  hash: string;
};

export function toEventSummary(row: SummaryRow): SecurityEventSummary {
  return {
    sequence: Number(row.sequence),
    occurredAt: row.occurred_at,
    kind: row.kind,
    severity: row.severity,
    source: row.source,
    actor: row.actor_kind === null ? null : { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    sourceAddress: row.source_address,
    target:
      row.target_kind === null || row.target_id === null
        ? null
        : { kind: row.target_kind, id: row.target_id },
  };
}

export function toEvent(row: EventRow): SecurityEvent {
  return {
    ...toEventSummary(row),
    id: row.id,
    version: row.version,
    recordedAt: row.recorded_at,
    userAgent: row.user_agent,
    detail: row.detail,
    idempotencyKey: row.idempotency_key,
    personalSalt: row.personal_salt,
    personalCommitment: row.personal_commitment,
    contentHash: row.content_hash,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
