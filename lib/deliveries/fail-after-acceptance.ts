import "server-only";
import { appendDecisions } from "@/lib/alerts/decisions/append";
import type { Transaction } from "@/lib/db/transaction";
import { hastenEscalations } from "@/lib/on-call/escalations/hasten";
import { retryDelay } from "./backoff";

export type LateFailure = {
  organizationId: string;
  id: string;
  /** What the provider said, for those who manage the channel. */
  error: string;
  /** Whether it may arrive when it is sent once more. */
  isPassing: boolean;
};

/**
 * A message that its provider had taken and then did not bring counts as an attempt that failed: it is sent again
 * while that may help and there is time, else it is given up and whoever comes next in an escalation is called at
 * once. Returns which of both.
 */
export async function failAfterAcceptance(
  transaction: Transaction,
  { organizationId, id, error, isPassing }: LateFailure,
  at: Date,
  random: number = Math.random(),
): Promise<"retry" | "failed"> {
  const key = { organizationId_id: { organizationId, id } };
  const delivery = await transaction.notificationDelivery.findUniqueOrThrow({
    where: key,
    select: {
      attempts: true,
      deadlineAt: true,
      kind: true,
      alertIds: true,
      channel: { select: { id: true, kind: true } },
      alert: { select: { id: true, policyId: true, policyVersion: true, fingerprint: true } },
    },
  });
  const number = delivery.attempts + 1;
  const nextAt = new Date(at.getTime() + retryDelay(number, random, null));
  const outcome = isPassing && nextAt < delivery.deadlineAt ? "retry" : "failed";
  await transaction.notificationDelivery.update({
    where: key,
    data: {
      attempts: number,
      lastError: error,
      receipt: null,
      // Another message will have a name of its own.
      ...(outcome === "retry"
        ? { state: "pending", nextAt, finishedAt: null, providerReference: null, providerStatus: null }
        : { state: "failed", finishedAt: at }),
    },
  });
  await transaction.notificationAttempt.create({
    data: { organizationId, deliveryId: id, number, startedAt: at, durationMs: 0, outcome, error },
  });
  if (delivery.channel)
    await transaction.notificationChannel.update({
      where: { organizationId_id: { organizationId, id: delivery.channel.id } },
      data: { lastFailedAt: at, lastError: error },
      select: { id: true },
    });
  if (outcome === "failed") await hastenEscalations(transaction, [{ organizationId, id }], at);
  await appendDecisions(transaction, [
    {
      organizationId,
      at,
      kind: "delivery",
      policyId: delivery.alert?.policyId ?? null,
      policyVersion: delivery.alert?.policyVersion ?? null,
      fingerprint: delivery.alert?.fingerprint ?? null,
      alertId: delivery.alert?.id ?? null,
      content: {
        reason: outcome === "retry" ? "undelivered_tried_again" : "undelivered",
        delivery_id: id,
        channel_id: delivery.channel?.id ?? null,
        channel_kind: delivery.channel?.kind ?? "sms",
        notification_kind: delivery.kind,
        attempts: number,
        ...(delivery.alertIds.length > 0 && { alert_ids: delivery.alertIds }),
      },
    },
  ]);
  return outcome;
}
