import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { LedgerChanges } from "../ledger";
import type { Recipient } from "../recipients";

/** Writes what a batch changed in the ledgers, in four statements. */
export async function writeChanges(
  transaction: Transaction,
  changes: ReadonlyMap<string, LedgerChanges>,
): Promise<void> {
  const rows = <Kind extends keyof LedgerChanges>(kind: Kind) =>
    [...changes].flatMap(([organizationId, own]) =>
      own[kind].map((entry) => ({ organizationId, ...(entry as LedgerChanges[Kind][number]) })),
    );
  const released = rows("released");
  if (released.length > 0)
    await transaction.$executeRaw`
      DELETE FROM held_notices AS held
       USING unnest(
         ${released.map(({ organizationId }) => organizationId)}::uuid[],
         ${released.map(({ noticeId }) => noticeId)}::uuid[],
         ${released.map(({ recipient }) => recipient.key)}::text[]
       ) AS gone (organization_id, notice_id, recipient_key)
       WHERE held.organization_id = gone.organization_id AND held.notice_id = gone.notice_id
         AND held.recipient_key = gone.recipient_key`;
  await writeHeld(transaction, rows("held"));
  await writeAudience(transaction, rows("audience"));
  const buckets = rows("buckets");
  if (buckets.length > 0)
    await transaction.$executeRaw`
      INSERT INTO notice_buckets (organization_id, recipient_key, bucket, tokens, counted_at)
      SELECT * FROM unnest(
        ${buckets.map(({ organizationId }) => organizationId)}::uuid[],
        ${buckets.map(({ recipientKey }) => recipientKey)}::text[],
        ${buckets.map(({ name }) => name)}::text[],
        ${buckets.map(({ bucket }) => bucket.tokens)}::float8[],
        ${buckets.map(({ bucket }) => bucket.countedAt)}::timestamptz[])
      ON CONFLICT (organization_id, recipient_key, bucket)
        DO UPDATE SET tokens = excluded.tokens, counted_at = excluded.counted_at`;
}

type Of<Kind extends keyof LedgerChanges> = LedgerChanges[Kind][number] & { organizationId: string };

async function writeHeld(transaction: Transaction, held: readonly Of<"held">[]): Promise<void> {
  if (held.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO held_notices (organization_id, notice_id, recipient_key, alert_id, recipient, group_key, reason,
      severity, held_at, due_at)
    SELECT * FROM unnest(
      ${held.map(({ organizationId }) => organizationId)}::uuid[],
      ${held.map(({ noticeId }) => noticeId)}::uuid[],
      ${held.map(({ recipient }) => recipient.key)}::text[],
      ${held.map(({ alertId }) => alertId)}::uuid[],
      ${held.map(({ recipient }) => jsonOf(recipient))}::jsonb[],
      ${held.map(({ groupKey }) => groupKey)}::text[],
      ${held.map(({ reason }) => reason)}::text[],
      ${held.map(({ severity }) => severity)}::text[],
      ${held.map(({ heldAt }) => heldAt)}::timestamptz[],
      ${held.map(({ dueAt }) => dueAt)}::timestamptz[])
    ON CONFLICT (organization_id, notice_id, recipient_key)
      DO UPDATE SET reason = excluded.reason, due_at = excluded.due_at`;
}

async function writeAudience(transaction: Transaction, audience: readonly Of<"audience">[]): Promise<void> {
  if (audience.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO alert_audiences (organization_id, alert_id, recipient_key, recipient, group_key, severity, told_at,
      last_told_at, resolved_told_at)
    SELECT * FROM unnest(
      ${audience.map(({ organizationId }) => organizationId)}::uuid[],
      ${audience.map(({ alertId }) => alertId)}::uuid[],
      ${audience.map(({ recipient }) => recipient.key)}::text[],
      ${audience.map(({ recipient }) => jsonOf(recipient))}::jsonb[],
      ${audience.map(({ groupKey }) => groupKey)}::text[],
      ${audience.map(({ severity }) => severity)}::text[],
      ${audience.map(({ toldAt }) => toldAt)}::timestamptz[],
      ${audience.map(({ lastToldAt }) => lastToldAt)}::timestamptz[],
      ${audience.map(({ resolvedToldAt }) => resolvedToldAt)}::timestamptz[])
    ON CONFLICT (organization_id, alert_id, recipient_key) DO UPDATE
      SET severity = excluded.severity, last_told_at = excluded.last_told_at,
          resolved_told_at = excluded.resolved_told_at`;
}

function jsonOf({ key: _key, ...recipient }: Recipient): string {
  return JSON.stringify(recipient);
}
