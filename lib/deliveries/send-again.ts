import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { announceDeliveries } from "./announce";
import { deadlineOf } from "./deadline";
import type { DeliverySeverity } from "./kinds";

/** Puts a delivery that was given up back into the outbox, with a new deadline and the same key for its receiver. */
export async function sendAgain(context: OrganizationContext, { id }: { id: string }): Promise<void> {
  requirePermission(context, "alerts.respond");
  const { organizationId } = context;
  const at = now();
  await withOrganization(context, async (transaction) => {
    const delivery = await transaction.notificationDelivery.findFirst({
      where: { organizationId, id },
      select: { severity: true, channel: { select: { deletedAt: true, name: true } } },
    });
    if (delivery === null) throw notFound("delivery");
    if (delivery.channel?.deletedAt)
      throw new AppError("CONFLICT", `The channel ${delivery.channel.name} was removed.`);
    const { count } = await transaction.notificationDelivery.updateMany({
      where: { organizationId, id, state: { in: ["failed", "cancelled"] } },
      data: {
        state: "pending",
        nextAt: at,
        finishedAt: null,
        deadlineAt: deadlineOf(delivery.severity as DeliverySeverity, at),
      },
    });
    if (count === 0) throw new AppError("CONFLICT", "Only what was given up can be sent again.");
    await recordAudit(transaction, context, {
      action: "deliveries.send_again",
      resource: { kind: "delivery", id },
    });
  });
  await announceDeliveries(`again:${id}:${at.toISOString()}`);
}
