import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { deadlineOf } from "./deadline";
import { enqueueDeliveries } from "./enqueue";
import type { DeliverySeverity } from "./kinds";
import { alertMessageSchema } from "./message";

/**
 * Tells the receivers that keep a state of their own (PagerDuty) that somebody looks after these alerts, as far as
 * they were told of them. Call `announceDeliveries` after the commit; returns how many messages there are.
 */
export async function tellAcknowledged(
  transaction: Transaction,
  {
    organizationId,
    alertIds,
    by,
    at,
  }: { organizationId: string; alertIds: readonly string[]; by: string; at: Date },
): Promise<number> {
  const told = await transaction.notificationDelivery.findMany({
    where: {
      organizationId,
      alertId: { in: [...alertIds] },
      state: { in: ["pending", "leased", "delivered"] },
      channel: { kind: "pagerduty", deletedAt: null },
    },
    select: { alertId: true, channelId: true, severity: true, message: true },
    orderBy: { id: "desc" },
    distinct: ["alertId", "channelId"],
  });
  const ids = await enqueueDeliveries(
    transaction,
    told.map(({ alertId, channelId, message, ...row }) => {
      const severity = row.severity as DeliverySeverity;
      return {
        organizationId,
        idempotencyKey: `acknowledged:${alertId}:${channelId}:${at.getTime()}`,
        channelId,
        userId: null,
        address: null,
        alertId,
        incidentId: null,
        noticeId: null,
        kind: "acknowledged" as const,
        severity,
        message: {
          ...alertMessageSchema.parse(message),
          summary: `${by} looks after it.`,
          state: "acknowledged",
          acknowledgeable: false,
        },
        deadlineAt: deadlineOf(severity, at),
      };
    }),
  );
  return ids.length;
}
