import type { Json } from "@/lib/core/canonical-json";
import type { DecisionDraft } from "@/lib/alerts/decisions/types";
import type { NoticeDecision } from "./plan-notice";
import type { Hit } from "./route-notice";

/** A decision about a notice as it stands in the chain: why somebody was told, and why nobody was. */
export function decisionDraftOf(decision: NoticeDecision, at: Date): DecisionDraft {
  const { notice, reason, hits, outcomes, escalationPolicyIds, unresolved, fellBack, bundled } = decision;
  return {
    organizationId: notice.organizationId,
    at,
    kind: "routing",
    policyId: notice.policy.id,
    policyVersion: notice.alert.policyVersion,
    fingerprint: notice.alert.fingerprint,
    alertId: notice.alert.id,
    content: {
      reason,
      notice: { id: notice.id, kind: notice.kind, severity: notice.severity, at: notice.at.toISOString() },
      hits: hits.map(({ stage, id, until, counts }): Json => ({
        stage,
        id,
        until: until?.toISOString() ?? null,
        counts,
      })),
      recipients: outcomes.map((each): Json => ({
        key: each.recipient.key,
        outcome: each.outcome,
        reason: each.reason,
        due_at: each.dueAt?.toISOString() ?? null,
      })),
      escalation_policy_ids: [...escalationPolicyIds],
      unresolved: [...unresolved],
      fell_back: fellBack,
      ...(bundled > 1 && { bundled }),
    },
  };
}

/** Why the escalation of an alert ended that is muted, or that another one explains. */
export function interruptedContent({ stage, id, until }: Hit): DecisionDraft["content"] {
  return {
    reason: "escalation_stopped",
    because: stage === "inhibition" ? "inhibited" : "silenced",
    by: { stage, id, until: until?.toISOString() ?? null },
  };
}
