import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";

/** What names a channel, and tells nobody through it once it is removed. */
export type ChannelUses = { policies: { id: string; name: string }[]; groups: string[] };

/** The alert policies and recipient groups that name a channel by its key. */
export async function findChannelUses(context: OrganizationContext, key: string): Promise<ChannelUses> {
  requirePermission(context, "channels.read");
  return withOrganization(context, async (transaction) => {
    const policies = await transaction.alertPolicy.findMany({
      where: { notificationChannels: { has: key }, deletedAt: null },
      select: { id: true, policyName: true },
      orderBy: { policyName: "asc" },
    });
    const groups = await transaction.recipientGroup.findMany({
      where: { members: { some: { channelKey: key } } },
      select: { name: true },
      orderBy: { name: "asc" },
    });
    return {
      policies: policies.map(({ id, policyName }) => ({ id, name: policyName })),
      groups: groups.map(({ name }) => name),
    };
  });
}
