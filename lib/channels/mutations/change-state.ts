import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { announceDeliveries } from "@/lib/deliveries/announce";
import { findForChange } from "./find-for-change";

/** Holds back what is to be sent through a channel, until it is resumed or too late. Pausing twice changes nothing. */
export async function pauseChannel(context: OrganizationContext, { id }: { id: string }): Promise<void> {
  await changeState(context, id, "paused");
}

/** Sends what waited, and counts failures anew. Resuming twice changes nothing. */
export async function resumeChannel(context: OrganizationContext, { id }: { id: string }): Promise<void> {
  await changeState(context, id, "active");
  await announceDeliveries(`resumed:${id}:${now().toISOString()}`);
}

async function changeState(context: OrganizationContext, id: string, state: "active" | "paused") {
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
