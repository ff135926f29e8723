import "server-only";
import { appendDecisions } from "@/lib/alerts/decisions/append";
import type { Transaction } from "@/lib/db/transaction";
import { stopEscalations } from "@/lib/on-call/escalations/start";
import { interruptedContent } from "../decision-content";
import { labelsOf, POLICY_FACTS, policyFactsOf, severityOf } from "../load-configuration";
import { loadMutes } from "../load-mutes";
import { findMute } from "../route-notice";

const ALERT_FACTS = {
  id: true,
  labels: true,
  severity: true,
  policyVersion: true,
  fingerprint: true,
  policy: { select: POLICY_FACTS },
} as const;

/** Ends the escalations of alerts that are muted now: whoever mutes an alert wants nobody further called for it. */
export async function silenceEscalations(
  transaction: Transaction,
  organizationId: string,
  at: Date,
): Promise<void> {
  const escalated = await transaction.alert.findMany({
    where: { organizationId, escalationRuns: { some: { state: "running" } } },
    select: ALERT_FACTS,
    orderBy: { id: "asc" },
  });
  if (escalated.length === 0) return;
  const mutes = (await loadMutes(transaction, [organizationId], { since: at, until: at })).get(
    organizationId,
  );
  if (!mutes) return;
  const muted = escalated.flatMap(({ labels, severity, policy, ...alert }) => {
    const subject = {
      alert: { labels: labelsOf(labels) },
      policy: policyFactsOf(policy),
      severity: severityOf(severity),
      at,
    };
    const by = findMute(subject, mutes);
    return by ? [{ ...alert, policyId: policy.id, by }] : [];
  });
  for (const { id } of muted)
    await stopEscalations(transaction, { organizationId, alertId: id, reason: "silenced" });
  await appendDecisions(
    transaction,
    muted.map(({ id, policyId, policyVersion, fingerprint, by }) => ({
      organizationId,
      at,
      kind: "routing",
      policyId,
      policyVersion,
      fingerprint,
      alertId: id,
      content: interruptedContent(by),
    })),
  );
}
