import "server-only";
import { now } from "@/lib/core/clock";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

/** Hides the list of first steps from this member, on all devices. A matter of taste: not audited. */
export async function dismissGettingStarted(context: OrganizationContext): Promise<void> {
  requirePermission(context, "organization.read");
  const { organizationId } = context;
  const userId = actorId(context.actor);
  if (userId === null) return;
  await withOrganization(context, async (transaction) => {
    const { id: membershipId } = await transaction.membership.findUniqueOrThrow({
      where: { organizationId_userId: { organizationId, userId } },
      select: { id: true },
    });
    await transaction.checklistDismissal.createMany({
      data: { organizationId, membershipId, dismissedAt: now() },
      skipDuplicates: true,
    });
  });
}
