import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

/** Whom a group may hold. */
export type GroupChoices = {
  people: { userId: string; name: string }[];
  channels: { key: string; name: string }[];
};

/** The members and channels of the organisation, by name. */
export async function listGroupChoices(context: OrganizationContext): Promise<GroupChoices> {
  requirePermission(context, "channels.read");
  const { organizationId } = context;
  return withOrganization(context, async (transaction) => {
    const members = await transaction.membership.findMany({
      where: { organizationId },
      select: { user: { select: { id: true, name: true } } },
      orderBy: { user: { name: "asc" } },
    });
    const channels = await transaction.notificationChannel.findMany({
      where: { organizationId, deletedAt: null },
      select: { key: true, name: true },
      orderBy: { name: "asc" },
    });
    return { people: members.map(({ user }) => ({ userId: user.id, name: user.name })), channels };
  });
}
