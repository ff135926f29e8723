import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { announceDeliveries } from "@/lib/deliveries/announce";
import type { ChannelState } from "../kinds";
import { findForChange } from "./find-for-change";

/**
 * Pauses a channel, which holds back what is to be sent through it until it is too late; or resumes it, which sends
 * what waited and counts failures anew. Doing either twice changes nothing.
 */
export async function setChannelState(
  context: OrganizationContext,
  { id, state }: { id: string; state: ChannelState },
): Promise<void> {
  await changeState(context, id, state);
  if (state === "active") await announceDeliveries(`resumed:${id}:${now().toISOString()}`);
}

async function changeState(context: OrganizationContext, id: string, state: ChannelState) {
  requirePermission(context, "channels.manage");
  const { organizationId, actor } = context;
  await withOrganization(context, async (transaction) => {
    const channel = await findForChange(transaction, { organizationId, id });
    if (channel.state === state) return;
    await transaction.notificationChannel.updateMany({
      where: { organizationId, id },
      data:
        state === "paused"
          ? { state, pausedAt: now(), pauseReason: `Paused by ${actor.name}.` }
          : { state, pausedAt: null, pauseReason: null, consecutiveFailures: 0 },
    });
    await recordAudit(transaction, context, {
      action: state === "paused" ? "channels.pause" : "channels.resume",
      resource: { kind: "channel", id, name: channel.name },
      before: { state: channel.state },
      after: { state },
    });
  });
}
