import "server-only";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { priorityOf } from "./deadline";
import type { DeliveryDraft } from "./types";

/**
 * The one way into the outbox: in the caller's transaction and in one statement, so that what is to be told exists
 * exactly when its cause does. One parameter holds them all: the driver touches each element of an array several times.
 * Returns the ids of those that are new; call `announceDeliveries` after the commit.
 */
export async function enqueueDeliveries(
  transaction: Transaction,
  drafts: readonly DeliveryDraft[],
): Promise<string[]> {
  if (drafts.length === 0) return [];
  const at = now();
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    INSERT INTO notification_deliveries (organization_id, idempotency_key, channel_id, user_id, by_text, address,
      alert_id, alert_ids, incident_id, notice_id, kind, severity, priority, message, deadline_at, next_at, created_at)
    SELECT draft.*, ${at}::timestamptz, ${at}::timestamptz
    FROM json_to_recordset(${JSON.stringify(drafts.map(rowOf))}::json) AS draft (organization_id uuid,
      idempotency_key text, channel_id uuid, user_id uuid, by_text boolean, address text, alert_id uuid, alert_ids uuid[],
      incident_id uuid, notice_id uuid, kind text, severity text, priority smallint, message jsonb,
      deadline_at timestamptz)
    ON CONFLICT (organization_id, idempotency_key) DO NOTHING
    RETURNING id`;
  return rows.map(({ id }) => id);
}

function rowOf({ kind, severity, message, alertIds = [], byText = false, ...draft }: DeliveryDraft) {
  return {
    organization_id: draft.organizationId,
    idempotency_key: draft.idempotencyKey,
    channel_id: draft.channelId,
    user_id: draft.userId,
    by_text: byText,
    address: draft.address,
    alert_id: draft.alertId,
    alert_ids: alertIds,
    incident_id: draft.incidentId,
    notice_id: draft.noticeId,
    kind,
    severity,
    priority: priorityOf(kind, severity),
    message,
    deadline_at: draft.deadlineAt,
  };
}
