import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import type { Settled } from "./settle";

/** Given up in a row: the channel itself is broken, and a person has to look. */
const FAILURES_TO_PAUSE = 5;
const HOUR_MILLISECONDS = 60 * 60_000;

type Health = {
  channelId: string;
  organizationId: string;
  name: string;
  delivered: boolean;
  /** Given up since the last that arrived in this batch. */
  failures: number;
  lastError: string | null;
};

/**
 * Keeps the health of the channels that were used, tells of what was given up, and pauses a channel that fails for
 * good again and again: what waits for it then waits for a person.
 */
export async function updateHealth(
  transaction: Transaction,
  settled: readonly Settled[],
  at: Date,
): Promise<QueuedMail[]> {
  const health = gather(settled);
  if (health.length === 0) return tellOfBuiltIn(transaction, settled, at);
  const broken = await write(transaction, health, at);
  const mails: QueuedMail[] = [];
  for (const { channelId, organizationId, name, failures, lastError } of health) {
    if (failures === 0) continue;
    const channel = { channel: name, error: lastError ?? "no answer" };
    const isPaused = broken.has(channelId);
    const hour = Math.floor(at.getTime() / HOUR_MILLISECONDS);
    mails.push(
      ...(await notify(transaction, {
        organizationId,
        type: isPaused ? "channels.paused" : "channels.delivery_failed",
        data: channel,
        // One an hour: a broken channel must not fill the inbox.
        key: isPaused ? `${channelId}:${at.toISOString()}` : `${channelId}:${hour}`,
        to: { permission: "channels.manage" },
      })),
    );
  }
  return [...mails, ...(await tellOfBuiltIn(transaction, settled, at))];
}

/** In the order of their ids, in which every worker locks them. */
function gather(settled: readonly Settled[]): Health[] {
  const byChannel = new Map<string, Health>();
  for (const { attempt, state, error } of settled) {
    const { channel, organizationId, kind } = attempt.delivery;
    if (channel === null) continue;
    const health = byChannel.get(channel.id) ?? {
      channelId: channel.id,
      organizationId,
      name: channel.name,
      delivered: false,
      failures: 0,
      lastError: null,
    };
    if (state === "delivered") Object.assign(health, { delivered: true, failures: 0 });
    // Who tests a channel sees the failure at once.
    else if (state === "failed" && kind !== "test") health.failures += 1;
    if (state !== "delivered") health.lastError = error;
    byChannel.set(channel.id, health);
  }
  return [...byChannel.values()].sort((one, other) => (one.channelId < other.channelId ? -1 : 1));
}

/** Returns the channels that are paused by it. */
async function write(transaction: Transaction, health: readonly Health[], at: Date): Promise<Set<string>> {
  const rows = await transaction.$queryRaw<{ id: string; breaks: boolean }[]>`
    WITH used AS MATERIALIZED (
      SELECT channel.id, channel.organization_id, used.delivered, used.error,
        CASE WHEN used.delivered THEN 0 ELSE channel.consecutive_failures END + used.failures AS failures,
        channel.state = 'active' AND used.failures > 0 AS may_break
      FROM unnest(
        ${health.map(({ channelId }) => channelId)}::uuid[],
        ${health.map(({ delivered }) => delivered)}::boolean[],
        ${health.map(({ failures }) => failures)}::int[],
        ${health.map(({ lastError }) => lastError)}::text[]
      ) AS used (id, delivered, failures, error)
      JOIN notification_channels channel ON channel.id = used.id
      ORDER BY channel.id FOR UPDATE OF channel
    )
    UPDATE notification_channels channel
    SET consecutive_failures = used.failures,
      last_delivered_at = CASE WHEN used.delivered THEN ${at}::timestamptz ELSE channel.last_delivered_at END,
      last_failed_at = CASE WHEN used.error IS NULL THEN channel.last_failed_at ELSE ${at}::timestamptz END,
      last_error = coalesce(used.error, channel.last_error),
      state = CASE WHEN used.may_break AND used.failures >= ${FAILURES_TO_PAUSE} THEN 'paused' ELSE channel.state END,
      paused_at = CASE WHEN used.may_break AND used.failures >= ${FAILURES_TO_PAUSE} THEN ${at}::timestamptz
        ELSE channel.paused_at END,
      pause_reason = CASE WHEN used.may_break AND used.failures >= ${FAILURES_TO_PAUSE}
        THEN used.failures || ' deliveries in a row were given up.' ELSE channel.pause_reason END
    FROM used
    WHERE channel.organization_id = used.organization_id AND channel.id = used.id
    RETURNING channel.id, used.may_break AND used.failures >= ${FAILURES_TO_PAUSE} AS breaks`;
  return new Set(rows.filter(({ breaks }) => breaks).map(({ id }) => id));
}

/** Built-in mail and text messages have no channel whose health could show it. */
async function tellOfBuiltIn(
  transaction: Transaction,
  settled: readonly Settled[],
  at: Date,
): Promise<QueuedMail[]> {
  const failed = settled.filter(
    ({ state, attempt }) => state === "failed" && attempt.delivery.channel === null,
  );
  const mails: QueuedMail[] = [];
  for (const organizationId of new Set(failed.map(({ attempt }) => attempt.delivery.organizationId))) {
    const first = failed.find(({ attempt }) => attempt.delivery.organizationId === organizationId);
    const channel = first?.attempt.delivery.text ? "Text messages to people" : "E-mail";
    mails.push(
      ...(await notify(transaction, {
        organizationId,
        type: "channels.delivery_failed",
        data: { channel, error: first?.error ?? "no answer" },
        key: `mail:${organizationId}:${Math.floor(at.getTime() / HOUR_MILLISECONDS)}`,
        to: { permission: "channels.manage" },
      })),
    );
  }
  return mails;
}
