import "server-only";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { priorityOf } from "./deadline";
import type { DeliveryDraft } from "./types";

/**
 * The one way into the outbox: in the caller's transaction and in one statement, so that what is to be told exists
 * exactly when its cause does. Returns the ids of those that are new; call `announceDeliveries` after the commit.
 */
export async function enqueueDeliveries(
  transaction: Transaction,
  drafts: readonly DeliveryDraft[],
): Promise<string[]> {
  if (drafts.length === 0) return [];
  const at = now();
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO notification_deliveries (organization_id, idempotency_key, channel_id, user_id, address, alert_id,
      alert_ids, incident_id, notice_id, kind, severity, priority, message, deadline_at, next_at, created_at)
    SELECT organization_id, idempotency_key, channel_id, user_id, address, alert_id, string_to_array(alert_ids, ' ')::uuid[],
      incident_id, notice_id, kind, severity, priority, message, deadline_at, ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(
      ${drafts.map(({ organizationId }) => organizationId)}::uuid[],
      ${drafts.map(({ idempotencyKey }) => idempotencyKey)}::text[],
      ${drafts.map(({ channelId }) => channelId)}::uuid[],
      ${drafts.map(({ userId }) => userId)}::uuid[],
      ${drafts.map(({ address }) => address)}::text[],
      ${drafts.map(({ alertId }) => alertId)}::uuid[],
      ${drafts.map(({ alertIds = [] }) => alertIds.join(" "))}::text[],
      ${drafts.map(({ incidentId }) => incidentId)}::uuid[],
      ${drafts.map(({ noticeId }) => noticeId)}::uuid[],
      ${drafts.map(({ kind }) => kind)}::text[],
      ${drafts.map(({ severity }) => severity)}::text[],
      ${drafts.map(({ kind, severity }) => priorityOf(kind, severity))}::smallint[],
      ${drafts.map(({ message }) => JSON.stringify(message))}::jsonb[],
      ${drafts.map(({ deadlineAt }) => deadlineAt)}::timestamptz[]
    ) AS draft (organization_id, idempotency_key, channel_id, user_id, address, alert_id, alert_ids, incident_id,
      notice_id, kind, severity, priority, message, deadline_at)
    ON CONFLICT (organization_id, idempotency_key) DO NOTHING
    RETURNING id`;
  return rows.map(({ id }) => id);
}
