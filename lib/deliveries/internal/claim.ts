import "server-only";
import type { ChannelKind } from "@/lib/channels/kinds";
import { Prisma } from "@/lib/db/generated/client";
import type { Transaction } from "@/lib/db/transaction";
import type { DeliveryKind, DeliverySeverity } from "../kinds";
import { alertMessageSchema } from "../message";
import { findNumbers } from "@/lib/phones/queries";
import { MAIL_LANE, TEXT_LANE, type ClaimedDelivery } from "./claimed";

const LEASE_MILLISECONDS = 30_000;

/** As laneOf() says. */
const LANE = Prisma.sql`
  CASE WHEN waiting.by_text THEN ${TEXT_LANE}::uuid ELSE coalesce(waiting.channel_id, ${MAIL_LANE}::uuid) END`;

/** What every channel may have that the worker knows nothing of yet. */
const UNKNOWN_ROOM = 16;

type Claim = {
  owner: string;
  at: Date;
  limit: number;
  /** What channels that the worker knows may have at most. */
  room: readonly { channel: string; room: number }[];
};

/**
 * Takes what is due under a lease: each organisation's first, then each one's second, and so on, so that a storm in
 * one keeps nobody else waiting. What another worker is taking is passed over.
 */
export async function claimDeliveries(transaction: Transaction, claim: Claim): Promise<ClaimedDelivery[]> {
  const { at, limit, room } = claim;
  return lease(
    transaction,
    claim,
    Prisma.sql`
    WITH RECURSIVE tenant AS (
      (SELECT organization_id FROM notification_deliveries
        WHERE state = 'pending' ORDER BY organization_id LIMIT 1)
      UNION ALL
      SELECT (SELECT organization_id FROM notification_deliveries
               WHERE state = 'pending' AND organization_id > tenant.organization_id
               ORDER BY organization_id LIMIT 1)
      FROM tenant WHERE tenant.organization_id IS NOT NULL
    ), lane AS (
      SELECT * FROM unnest(${room.map(({ channel }) => channel)}::uuid[], ${room.map((known) => known.room)}::int[])
        AS given (id, room)
    ), due AS (
      SELECT found.*,
        row_number() OVER (PARTITION BY found.lane_id ORDER BY found.priority, found.id) AS place
      FROM tenant CROSS JOIN LATERAL (
        SELECT waiting.organization_id, waiting.id, waiting.priority,
          ${LANE} AS lane_id
        FROM notification_deliveries waiting
        LEFT JOIN notification_channels channel
          ON channel.organization_id = waiting.organization_id AND channel.id = waiting.channel_id
        WHERE waiting.organization_id = tenant.organization_id AND waiting.state = 'pending'
          AND waiting.next_at <= ${at}::timestamptz AND waiting.deadline_at > ${at}::timestamptz
          AND (waiting.channel_id IS NULL OR channel.state = 'active')
          AND ${LANE} NOT IN (SELECT lane.id FROM lane WHERE lane.room = 0)
        ORDER BY waiting.priority, waiting.id
        LIMIT ${limit}
      ) AS found
    ), turn AS (
      SELECT due.organization_id, due.id, due.priority,
        row_number() OVER (PARTITION BY due.organization_id ORDER BY due.priority, due.id) AS number
      FROM due LEFT JOIN lane ON lane.id = due.lane_id
      WHERE due.place <= coalesce(lane.room, ${UNKNOWN_ROOM})
    ), chosen AS (
      SELECT organization_id, id FROM turn ORDER BY number, priority, id LIMIT ${limit}
    )
    SELECT delivery.organization_id, delivery.id FROM notification_deliveries delivery
    JOIN chosen USING (organization_id, id)
    WHERE delivery.state = 'pending' FOR UPDATE OF delivery SKIP LOCKED`,
  );
}

/** Takes one delivery at once, whatever waits before it; null where it is not to be had. */
export async function claimDelivery(
  transaction: Transaction,
  { organizationId, id, ...claim }: Pick<Claim, "owner" | "at"> & { organizationId: string; id: string },
): Promise<ClaimedDelivery | null> {
  const [claimed] = await lease(
    transaction,
    claim,
    Prisma.sql`
    SELECT organization_id, id FROM notification_deliveries
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND state = 'pending'
    FOR UPDATE SKIP LOCKED`,
  );
  return claimed ?? null;
}

/** Takes what is past its deadline, to be given up. */
export async function claimOverdue(
  transaction: Transaction,
  { limit, ...claim }: Pick<Claim, "owner" | "at" | "limit">,
): Promise<ClaimedDelivery[]> {
  return lease(
    transaction,
    claim,
    Prisma.sql`
    SELECT organization_id, id FROM notification_deliveries
    WHERE state = 'pending' AND deadline_at <= ${claim.at}::timestamptz
    ORDER BY deadline_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
  );
}

async function lease(
  transaction: Transaction,
  { owner, at }: Pick<Claim, "owner" | "at">,
  chosen: Prisma.Sql,
): Promise<ClaimedDelivery[]> {
  const leaseUntil = new Date(at.getTime() + LEASE_MILLISECONDS);
  const rows = await transaction.$queryRaw<Row[]>`
    WITH taken AS MATERIALIZED (${chosen})
    UPDATE notification_deliveries delivery
    SET state = 'leased', lease_until = ${leaseUntil}::timestamptz, lease_owner = ${owner}::uuid,
      attempts = delivery.attempts + 1
    FROM taken
    JOIN organizations organization ON organization.id = taken.organization_id
    WHERE delivery.organization_id = taken.organization_id AND delivery.id = taken.id
    RETURNING delivery.organization_id, organization.name AS organization_name, organization.slug, delivery.id,
      delivery.kind, delivery.severity, delivery.priority, delivery.message, delivery.created_at,
      delivery.deadline_at, delivery.attempts, delivery.address, delivery.user_id, delivery.by_text,
      delivery.incident_id,
      delivery.alert_id, delivery.alert_ids, delivery.channel_id`;
  if (rows.length === 0) return [];
  const [channels, alerts, people] = [
    await findChannels(transaction, rows),
    await findAlerts(transaction, rows),
    await findPeople(transaction, rows),
  ];
  // Of members alone: whoever has left is texted nothing.
  const numbers = await findNumbers(
    transaction,
    idsOf(rows, (row) => (row.by_text && people.has(row.user_id ?? "") ? row.user_id : null)),
  );
  return rows
    .sort((one, other) => one.priority - other.priority || (one.id < other.id ? -1 : 1))
    .map((row) => ({
      organizationId: row.organization_id,
      organizationName: row.organization_name,
      organizationSlug: row.slug,
      id: row.id,
      kind: row.kind,
      severity: row.severity,
      message: alertMessageSchema.parse(row.message),
      createdAt: row.created_at,
      deadlineAt: row.deadline_at,
      leaseUntil,
      attempt: row.attempts,
      channel: row.channel_id === null ? null : (channels.get(row.channel_id) ?? null),
      text: row.by_text ? { number: numbers.get(row.user_id ?? "") ?? null } : null,
      address: row.address ?? people.get(row.user_id ?? "") ?? null,
      incidentId: row.incident_id,
      alertIds: row.alert_ids,
      alert: alerts.get(row.alert_id ?? "") ?? null,
    }));
}

async function findChannels(transaction: Transaction, rows: readonly Row[]) {
  const ids = idsOf(rows, ({ channel_id: id }) => id);
  if (ids.length === 0) return new Map<string, never>();
  const channels = await transaction.notificationChannel.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true, name: true, settings: true, secrets: true },
  });
  return new Map(
    channels.map(({ kind, settings, ...channel }) => [
      channel.id,
      { ...channel, kind: kind as ChannelKind, settings: settings as Record<string, unknown> },
    ]),
  );
}

async function findAlerts(transaction: Transaction, rows: readonly Row[]) {
  const ids = idsOf(rows, ({ alert_id: id }) => id);
  if (ids.length === 0) return new Map<string, never>();
  const alerts = await transaction.alert.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      policyId: true,
      policyVersion: true,
      fingerprint: true,
      episode: true,
      policy: { select: { policyName: true } },
    },
  });
  return new Map(alerts.map(({ policy, ...alert }) => [alert.id, { ...alert, ...policy }]));
}

/** The addresses of members as they are now; somebody who has left gets nothing. */
async function findPeople(transaction: Transaction, rows: readonly Row[]) {
  const ids = idsOf(rows, ({ user_id: id, address }) => (address === null ? id : null));
  if (ids.length === 0) return new Map<string, never>();
  const members = await transaction.membership.findMany({
    where: { userId: { in: ids }, organizationId: { in: rows.map(({ organization_id: id }) => id) } },
    select: { userId: true, user: { select: { email: true } } },
  });
  return new Map(members.map(({ userId, user }) => [userId, user.email]));
}

function idsOf(rows: readonly Row[], idOf: (row: Row) => string | null): string[] {
  return [...new Set(rows.map(idOf).filter((id) => id !== null))];
}

type Row = {
  organization_id: string;
  organization_name: string;
  slug: string;
  id: string;
  kind: DeliveryKind;
  severity: DeliverySeverity;
  priority: number;
  message: unknown;
  created_at: Date;
  deadline_at: Date;
  attempts: number;
  address: string | null;
  user_id: string | null;
  by_text: boolean;
  incident_id: string | null;
  alert_id: string | null;
  alert_ids: string[];
  channel_id: string | null;
};
