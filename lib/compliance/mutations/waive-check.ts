import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { WaiveInput } from "../schema";

/** Says that a check does not apply to the organisation, and why. */
export async function waiveCheck(
  context: OrganizationContext,
  { checkId, justification }: WaiveInput,
): Promise<void> {
  requirePermission(context, "compliance.manage");
  const { organizationId, actor } = context;
  const decided = {
    justification,
    decidedById: actorId(actor),
    decidedByName: actor.name,
    decidedAt: now(),
  };
  await withOrganization(context, async (transaction) => {
    const where = { organizationId_checkId: { organizationId, checkId } };
    const before = await transaction.complianceWaiver.findUnique({ where });
    await transaction.complianceWaiver.upsert({
      where,
      create: { organizationId, checkId, ...decided },
      update: decided,
    });
    await recordAudit(transaction, context, {
      action: "compliance.waive",
      resource: { kind: "compliance_check", id: checkId },
      before: { justification: before?.justification ?? null },
      after: { justification },
    });
  });
}

/** Takes it back: the check counts again. */
export async function reinstateCheck(
  context: OrganizationContext,
  { checkId }: { checkId: string },
): Promise<void> {
  requirePermission(context, "compliance.manage");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    const { count } = await transaction.complianceWaiver.deleteMany({ where: { organizationId, checkId } });
    if (count === 0) throw new AppError("CONFLICT", "The check applies already.");
    await recordAudit(transaction, context, {
      action: "compliance.reinstate",
      resource: { kind: "compliance_check", id: checkId },
    });
  });
}
