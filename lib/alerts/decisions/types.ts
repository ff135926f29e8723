import type { Json } from "@/lib/core/canonical-json";

export const DECISION_KINDS = ["transition", "action", "routing", "delivery", "revision"] as const;

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What was decided, before it has a place in the chain. */
export type DecisionDraft = {
  organizationId: string;
  /** The instant the decision is about, not that of its writing. */
  at: Date;
  kind: DecisionKind;
  policyId: string | null;
  policyVersion: number | null;
  /** SHA-256 of the labels, hex. */
  fingerprint: string | null;
  alertId: string | null;
  /** What was decided, why, and from which inputs. `reason` is a stable code. */
  content: { reason: string } & Record<string, Json>;
};
