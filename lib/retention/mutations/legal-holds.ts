import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import type { LiftHoldInput, PlaceHoldInput } from "../schema";

/** From now on nothing of the organisation is dropped by age, and no archive expires. */
export async function placeLegalHold(
  context: OrganizationContext,
  { reason }: PlaceHoldInput,
): Promise<string> {
  requirePermission(context, "retention.manage");
  const { organizationId, actor } = context;
  const id = newId();
  await withOrganization(context, async (transaction) => {
    await transaction.legalHold.create({
      data: { organizationId, id, reason, placedAt: now(), placedBy: actorId(actor) },
    });
    await recordAudit(transaction, context, {
      action: "retention.place_hold",
      resource: { kind: "legal_hold", id },
      after: { reason },
    });
  });
  return id;
}

/** Ends a hold. What it kept beyond its term goes in the next night, when no other hold is left. */
export async function liftLegalHold(
  context: OrganizationContext,
  { id, reason }: LiftHoldInput,
): Promise<void> {
  requirePermission(context, "retention.manage");
  const { organizationId, actor } = context;
  await withOrganization(context, async (transaction) => {
    const { count } = await transaction.legalHold.updateMany({
      where: { organizationId, id, liftedAt: null },
      data: { liftedAt: now(), liftedBy: actorId(actor), liftReason: reason },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "There is no such hold, or it was lifted already.");
    await recordAudit(transaction, context, {
      action: "retention.lift_hold",
      resource: { kind: "legal_hold", id },
      after: { reason },
    });
  });
}
