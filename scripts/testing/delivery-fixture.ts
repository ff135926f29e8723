import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { enqueueDeliveries } from "@/lib/deliveries/enqueue";
import type { DeliveryDraft } from "@/lib/deliveries/types";
import { asSuperuser } from "./superuser";

/** A delivery about nothing in particular, due now and given up in a day. */
export function deliveryDraft(given: Partial<DeliveryDraft> & { organizationId: string }): DeliveryDraft {
  return {
    idempotencyKey: newId(),
    channelId: null,
    userId: null,
    address: null,
    alertId: null,
    incidentId: null,
    noticeId: null,
    kind: "fired",
    severity: "high",
    message: {
      title: "API latency above 500 ms",
      summary: "The average of the last 5 minutes is 812 ms.",
      severity: "high",
      state: "firing",
      facts: [{ label: "Value", value: "812 ms" }],
      path: "/alerts",
      runbookUrl: null,
      acknowledgeable: true,
    },
    deadlineAt: new Date(Date.now() + 24 * 60 * 60_000),
    ...given,
  };
}

/** Puts deliveries into the outbox. Returns their ids in the given order. */
export async function queueDeliveries(drafts: DeliveryDraft[]): Promise<string[]> {
  await withPlatform("test", (transaction) => enqueueDeliveries(transaction, drafts));
  const { rows } = await asSuperuser(
    `SELECT id FROM notification_deliveries WHERE idempotency_key = ANY($1)
     ORDER BY array_position($1, idempotency_key)`,
    [drafts.map(({ idempotencyKey }) => idempotencyKey)],
  );
  return rows.map(({ id }: { id: string }) => id);
}

/** A firing alert of a policy made for it, written directly. */
export async function createAlertFixture(organizationId: string): Promise<{ id: string; policyId: string }> {
  const [id, policyId] = [newId(), newId()];
  await asSuperuser(
    `WITH policy AS (
       INSERT INTO alert_policies (organization_id, id, policy_name, metric_type, threshold_value)
       VALUES ($1, $2, 'High API latency', 'api_latency_ms', 500))
     INSERT INTO alerts (organization_id, id, policy_id, policy_version, fingerprint, labels, episode, severity,
       state, value, threshold, fired_at)
     VALUES ($1, $3, $2, 1, repeat('a', 64), '{}', 1, 'high', 'firing', 812, 500, now())`,
    [organizationId, policyId, id],
  );
  return { id, policyId };
}
