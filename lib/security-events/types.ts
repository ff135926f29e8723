import type { Json } from "@/lib/core/canonical-json";
import type { SecurityEventKind } from "./kinds";
import type { Severity } from "./severity";

/** Who did it, as far as the reporter knows: one of ours, or a name from the customer's own systems. */
export type SecurityEventActor = { kind: string; id: string | null; name: string | null };

/** What it was done to. */
export type SecurityEventTarget = { kind: string; id: string };

/** product: recorded by Regulix itself; api: reported by the customer's systems. */
export type SecurityEventSource = "product" | "api";

/** A checked event that is ready to be appended. */
export type SecurityEventDraft = {
  organizationId: string;
  kind: SecurityEventKind;
  severity: Severity;
  source: SecurityEventSource;
  occurredAt: Date;
  actor: SecurityEventActor | null;
  sourceAddress: string | null;
  userAgent: string | null;
  target: SecurityEventTarget | null;
  detail: Json;
  idempotencyKey: string | null;
};

/** Where an event stands in the chain of its organisation. A repeated key answers the first event. */
export type AppendedEvent = { id: string; sequence: number; duplicate: boolean };

/** An event as a list shows it. */
export type SecurityEventSummary = {
  sequence: number;
  occurredAt: Date;
  kind: string;
  severity: Severity;
  source: SecurityEventSource;
  actor: SecurityEventActor | null;
  sourceAddress: string | null;
  target: SecurityEventTarget | null;
};

/** Everything an event says and how it is chained; hashes are lower-case hex. */
export type SecurityEvent = SecurityEventSummary & {
  id: string;
  version: number;
  recordedAt: Date;
  userAgent: string | null;
  detail: Json;
  idempotencyKey: string | null;
  /** Null once the personal values were erased. */
  personalSalt: string | null;
  personalCommitment: string;
  contentHash: string;
  previousHash: string;
  hash: string;
};
