import "server-only";
import { z } from "zod";
import type { Transaction } from "@/lib/db/transaction";
import { Ledger, seriesOf, type AudienceEntry, type HeldEntry } from "../ledger";
import { severityOf } from "../load-configuration";
import type { RoutedNotice } from "../plan-notice";
import type { Recipient } from "../recipients";

const StoredRecipient = z.object({
  channelId: z.string().nullable(),
  userId: z.string().nullable(),
  address: z.string().nullable(),
  label: z.string(),
});

const HOLD_REASONS = z.enum(["group", "quiet_hours", "working_hours", "rate_limit"]);
const BUCKET_NAMES = z.enum(["normal", "critical"]);

/** How far back a group's last message can still delay one: no group interval is longer. */
const LONGEST_INTERVAL_MS = 24 * 60 * 60_000;

type GroupRow = {
  organizationId: string;
  recipientKey: string;
  groupKey: string;
  lastToldAt: Date | null;
  pendingDueAt: Date | null;
};

type ToldRow = { organizationId: string; policyId: string; fingerprint: string; at: Date; severity: string };

/** What the recipients of several organisations know of what these notices are about, and what waits for them. */
export async function loadLedgers(
  transaction: Transaction,
  notices: readonly RoutedNotice[],
  groupKeys: readonly string[],
  at: Date,
): Promise<Map<string, Ledger>> {
  const organizationIds = [...new Set(notices.map(({ organizationId }) => organizationId))];
  const organizationId = { in: organizationIds };
  const alertId = { in: notices.map(({ alert }) => alert.id) };
  const audience = await transaction.alertAudience.findMany({
    where: {
      organizationId,
      OR: [
        { alertId },
        { groupKey: { in: [...groupKeys] }, resolvedToldAt: null, alert: { state: "firing" } },
      ],
    },
  });
  const held = await transaction.heldNotice.findMany({ where: { organizationId, alertId } });
  const buckets = await transaction.noticeBucket.findMany({ where: { organizationId } });
  const groups = await loadGroups(transaction, organizationIds, groupKeys, at);
  const lastTold = await loadLastTold(transaction, notices);

  return new Map(
    organizationIds.map((id) => {
      const own = <Row extends { organizationId: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.organizationId === id);
      const ledger = new Ledger({
        audience: own(audience).map((row): AudienceEntry => ({
          ...row,
          recipient: recipientOf(row),
          severity: severityOf(row.severity),
        })),
        held: own(held).map(heldEntryOf),
        buckets: own(buckets).map(({ recipientKey, bucket, tokens, countedAt }) => ({
          recipientKey,
          name: BUCKET_NAMES.parse(bucket),
          bucket: { tokens, countedAt },
        })),
        groups: own(groups),
        lastTold: own(lastTold).map((row) => ({
          series: seriesOf(row.policyId, row.fingerprint),
          at: row.at,
          severity: severityOf(row.severity),
        })),
      });
      return [id, ledger];
    }),
  );
}

type HeldRow = Awaited<ReturnType<Transaction["heldNotice"]["findMany"]>>[number];

/** A notice that waits, as it is stored. */
export function heldEntryOf(row: HeldRow): HeldEntry {
  const { noticeId, alertId, groupKey, reason, severity, heldAt, dueAt } = row;
  return {
    noticeId,
    alertId,
    recipient: recipientOf(row),
    groupKey,
    reason: HOLD_REASONS.parse(reason),
    severity: severityOf(severity),
    heldAt,
    dueAt,
  };
}

function recipientOf(row: { recipientKey: string; recipient: unknown }): Recipient {
  return { key: row.recipientKey, ...StoredRecipient.parse(row.recipient) };
}

async function loadGroups(
  transaction: Transaction,
  organizationIds: readonly string[],
  groupKeys: readonly string[],
  at: Date,
): Promise<GroupRow[]> {
  const since = new Date(at.getTime() - LONGEST_INTERVAL_MS);
  return transaction.$queryRaw<GroupRow[]>`
    SELECT organization_id AS "organizationId", recipient_key AS "recipientKey", group_key AS "groupKey",
           max(told) AS "lastToldAt", min(due) AS "pendingDueAt"
      FROM (
        SELECT organization_id, recipient_key, group_key, last_told_at AS told, NULL::timestamptz AS due
          FROM alert_audiences
         WHERE organization_id = ANY (${[...organizationIds]}::uuid[]) AND group_key = ANY (${[...groupKeys]}::text[])
           AND last_told_at > ${since}::timestamptz
        UNION ALL
        SELECT organization_id, recipient_key, group_key, NULL, due_at FROM held_notices
         WHERE organization_id = ANY (${[...organizationIds]}::uuid[]) AND group_key = ANY (${[...groupKeys]}::text[])
           AND reason = 'group'
      ) AS known
     GROUP BY organization_id, recipient_key, group_key`;
}

/** When somebody was last told that these policies fire for these labels, in whichever episode. */
async function loadLastTold(transaction: Transaction, notices: readonly RoutedNotice[]): Promise<ToldRow[]> {
  return transaction.$queryRaw<ToldRow[]>`
    SELECT DISTINCT ON (alert.organization_id, alert.policy_id, alert.fingerprint)
           alert.organization_id AS "organizationId", alert.policy_id AS "policyId", alert.fingerprint,
           audience.told_at AS at, audience.severity
      FROM (SELECT DISTINCT * FROM unnest(
              ${notices.map((notice) => notice.organizationId)}::uuid[],
              ${notices.map(({ policy }) => policy.id)}::uuid[],
              ${notices.map(({ alert }) => alert.fingerprint)}::text[]
            ) AS given (organization_id, policy_id, fingerprint)) AS given
      JOIN alerts AS alert USING (organization_id, policy_id, fingerprint)
      JOIN alert_audiences AS audience
        ON audience.organization_id = alert.organization_id AND audience.alert_id = alert.id
     ORDER BY alert.organization_id, alert.policy_id, alert.fingerprint, audience.told_at DESC`;
}
