import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { Ledger } from "./ledger";
import { loadConfigurations, POLICY_FACTS, policyFactsOf } from "./load-configuration";
import { planNotice, type RecipientOutcome, type RoutingReason } from "./plan-notice";
import { STAGES, type Hit, type Stage } from "./route-notice";
import type { SimulationInput } from "./schema";

/** Who would be told of an alert, step by step. */
export type Simulation = {
  reason: RoutingReason;
  stages: { stage: Stage; hits: Hit[] }[];
  recipients: {
    label: string;
    outcome: RecipientOutcome["outcome"];
    reason: RecipientOutcome["reason"];
    dueAt: Date | null;
  }[];
  /** Names of escalation policies that would set out. */
  escalations: string[];
  unresolved: string[];
  fellBack: boolean;
};

/**
 * Decides about an alert that is not there, with the rules and the configuration of the real ones: as if it fired
 * at that time, nobody had been told of it before, and no limit were used up. Changes nothing.
 */
export async function simulateRouting(
  context: OrganizationContext,
  { policyId, labels, severity, at }: SimulationInput,
): Promise<Simulation> {
  requirePermission(context, "alert-policies.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const policy = await transaction.alertPolicy.findFirst({
      where: { organizationId, id: policyId, deletedAt: null },
      select: {
        ...POLICY_FACTS,
        version: true,
        cooldownSeconds: true,
        notificationChannels: true,
        contactEmail: true,
        runbookUrl: true,
      },
    });
    if (policy === null) throw notFound("policy");
    const configuration = (await loadConfigurations(transaction, [organizationId], at)).get(organizationId);
    if (!configuration) throw notFound("organisation");
    const ledger = new Ledger({ audience: [], held: [], buckets: [], groups: [], lastTold: [] });
    const notice = {
      organizationId,
      id: newId(),
      kind: "fired" as const,
      severity,
      at,
      alert: {
        id: newId(),
        fingerprint: "",
        labels,
        state: "firing",
        flapping: false,
        snoozedUntil: null,
        value: null,
        threshold: null,
        firedAt: at,
        policyVersion: policy.version,
      },
      policy: {
        ...policyFactsOf(policy),
        cooldownSeconds: policy.cooldownSeconds,
        entries: policy.notificationChannels,
        contactEmail: policy.contactEmail,
        runbookUrl: policy.runbookUrl,
      },
    };
    const { decision } = planNotice(notice, configuration, ledger, at);
    const escalations = await transaction.escalationPolicy.findMany({
      where: { organizationId, id: { in: [...decision.escalationPolicyIds] } },
      select: { name: true },
    });
    return {
      reason: decision.reason,
      stages: STAGES.map((stage) => ({ stage, hits: decision.hits.filter((hit) => hit.stage === stage) })),
      recipients: decision.outcomes.map(({ recipient, outcome, reason, dueAt }) => ({
        label: recipient.label,
        outcome,
        reason,
        dueAt,
      })),
      escalations: escalations.map(({ name }) => name),
      unresolved: [...decision.unresolved],
      fellBack: decision.fellBack,
    };
  });
}
