import "server-only";
import { checkOwnPassword } from "@/lib/accounts/own-password";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { lockMembershipsFor } from "../membership-lock";
import type { CloseOrganizationInput } from "../schema";

/**
 * Closes an organisation for everybody: nobody can open it, its API keys are refused and its invitations
 * are dead from the next request on. Its rows stay, because evidence must not vanish at a click.
 */
export async function closeOrganization(
  context: OrganizationContext,
  session: ActiveSession,
  { password }: CloseOrganizationInput,
): Promise<void> {
  requirePermission(context, "organization.delete");
  await checkOwnPassword(session, password);
  await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    await close(transaction, context);
  });
}

/** The same for an organisation whose only member leaves for good. Throws CONFLICT when somebody came since. */
export async function closeOwnOrganization(context: OrganizationContext): Promise<void> {
  requirePermission(context, "organization.delete");
  const { organizationId } = context;
  await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    if ((await transaction.membership.count({ where: { organizationId } })) > 1)
      throw new AppError("CONFLICT", "Somebody has joined this organisation. Make them an owner first.");
    await close(transaction, context);
  });
}

/** Needs the lock. */
async function close(transaction: Transaction, context: OrganizationContext): Promise<void> {
  const { organizationId: id } = context;
  const { count } = await transaction.organization.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: now() },
  });
  if (count === 0) return;
  await transaction.invitation.updateMany({
    where: { organizationId: id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now() },
  });
  await recordAudit(transaction, context, {
    action: "organization.close",
    resource: { kind: "organization", id },
  });
}
