import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { Target } from "../escalations/plan";
import { requireTargets } from "../internal/require-targets";
import { requireUnused } from "../internal/require-unused";
import { findPolicyPlan } from "../internal/policy-plan";
import type {
  CreateEscalationPolicyInput,
  DeleteInput,
  PlanInput,
  UpdateEscalationPolicyInput,
} from "../schema";
import { keyTaken } from "./schedules";

/** Makes an escalation policy; its key is how alert policies name it, and stays. Returns its id. */
export async function createEscalationPolicy(
  context: OrganizationContext,
  { steps, ...input }: CreateEscalationPolicyInput,
): Promise<string> {
  requirePermission(context, "on-call.manage");
  const { organizationId } = context;
  const id = newId();
  await withOrganization(context, async (transaction) => {
    await requireTargets(transaction, organizationId, steps);
    const { count } = await transaction.escalationPolicy.createMany({
      data: { organizationId, id, ...input },
      skipDuplicates: true,
    });
    if (count === 0) throw keyTaken();
    await writeSteps(transaction, organizationId, id, steps);
    await recordAudit(transaction, context, {
      action: "escalation-policies.create",
      resource: { kind: "escalation_policy", id, name: input.name },
      after: { ...input, steps },
    });
  });
  return id;
}

/** Replaces what a policy says. Alerts that are on their way go on as it was when they set out. */
export async function updateEscalationPolicy(
  context: OrganizationContext,
  { id, version, steps, ...input }: UpdateEscalationPolicyInput,
): Promise<void> {
  requirePermission(context, "on-call.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await findPolicyPlan(transaction, organizationId, id);
    if (before === null) throw notFound("escalation policy");
    await requireTargets(transaction, organizationId, steps);
    const { count } = await transaction.escalationPolicy.updateMany({
      where: { organizationId, id, version },
      data: { ...input, version: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("CONFLICT", "Somebody else has changed this policy. Load the page anew.");
    await transaction.escalationStep.deleteMany({ where: { organizationId, policyId: id } });
    await writeSteps(transaction, organizationId, id, steps);
    await recordAudit(transaction, context, {
      action: "escalation-policies.update",
      resource: { kind: "escalation_policy", id, name: input.name },
      before: { ...before.plan, description: before.description },
      after: { ...input, steps },
    });
  });
}

/** Removes a policy that no alert policy names any more. */
export async function deleteEscalationPolicy(
  context: OrganizationContext,
  { id }: DeleteInput,
): Promise<void> {
  requirePermission(context, "on-call.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const before = await findPolicyPlan(transaction, organizationId, id);
    if (before === null) throw notFound("escalation policy");
    await requireUnused(transaction, { organizationId, entry: `escalation:${before.key}`, escalations: [] });
    await transaction.escalationPolicy.delete({ where: { organizationId_id: { organizationId, id } } });
    await recordAudit(transaction, context, {
      action: "escalation-policies.delete",
      resource: { kind: "escalation_policy", id, name: before.plan.name },
      before: { ...before.plan, description: before.description },
    });
  });
}

async function writeSteps(
  transaction: Transaction,
  organizationId: string,
  policyId: string,
  steps: PlanInput["steps"],
): Promise<void> {
  const rows = steps.map((step, place) => ({ ...step, id: newId(), place }));
  await transaction.escalationStep.createMany({
    data: rows.map(({ id, place, delayMinutes }) => ({ organizationId, id, policyId, place, delayMinutes })),
  });
  await transaction.escalationRecipient.createMany({
    data: rows.flatMap(({ id: stepId, targets }) =>
      targets.map((target, place) => ({ organizationId, stepId, place, ...columnsOf(target) })),
    ),
  });
}

function columnsOf({ kind, id }: Target) {
  switch (kind) {
    case "user":
      return { kind, userId: id };
    case "schedule":
      return { kind, scheduleId: id };
    case "group":
    case "channel":
      return { kind, targetKey: id };
  }
}
