import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

export type Closing = { requestedAt: Date; closesAt: Date; requestedBy: string | null; isHeld: boolean };

/** The closing that is under way; null where there is none. */
export async function findClosing(context: OrganizationContext): Promise<Closing | null> {
  requirePermission(context, "organization.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const row = await transaction.organizationClosing.findFirst({
      where: { organizationId, keptAt: null },
      select: { requestedAt: true, closesAt: true, requestedByUserId: true },
    });
    if (row === null) return null;
    const { requestedAt, closesAt, requestedByUserId } = row;
    // Whoever has left since is not seen by the members any more.
    const person = requestedByUserId
      ? await transaction.user.findUnique({ where: { id: requestedByUserId }, select: { name: true } })
      : null;
    const holds = await transaction.legalHold.count({ where: { organizationId, liftedAt: null } });
    return { requestedAt, closesAt, requestedBy: person?.name ?? null, isHeld: holds > 0 };
  });
}
