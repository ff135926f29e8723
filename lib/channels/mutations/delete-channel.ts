import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { auditedChannel, findForChange } from "./find-for-change";

/** Removes a channel and its secrets. What waited for it is not sent; the log of what it delivered stays. */
export async function deleteChannel(context: OrganizationContext, { id }: { id: string }): Promise<void> {
  requirePermission(context, "channels.manage");
  const { organizationId } = context;
  const at = now();
  await withOrganization(context, async (transaction) => {
    const channel = await findForChange(transaction, { organizationId, id });
    await transaction.notificationChannel.updateMany({
      where: { organizationId, id },
      data: { deletedAt: at, secrets: null },
    });
    await transaction.notificationDelivery.updateMany({
      where: { organizationId, channelId: id, state: "pending" },
      data: { state: "cancelled", finishedAt: at, lastError: "The channel was removed." },
    });
    await recordAudit(transaction, context, {
      action: "channels.delete",
      resource: { kind: "channel", id, name: channel.name },
      before: auditedChannel(channel),
    });
  });
}
