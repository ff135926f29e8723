import "server-only";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatNumber } from "@/lib/core/format/number";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
import { LIMIT_LABELS } from "./labels";
import { limitLevel, type LimitLevel } from "./limit-level";
import { PLANS, toPlanKey } from "./plans";
import type { LimitUse } from "./usage";

type Row = {
  organizationId: string;
  plan: string;
  seats: number;
  series: number;
  storedBytes: number;
  quotaBytes: number;
  levels: Record<string, LimitLevel>;
};

/**
 * Tells owners of each limit that has come to 80 % or to its end since they were last told; once there is
 * room again, silently begins anew. The level is noted in the transaction that tells of it.
 * @returns how many limits have changed their level
 */
export async function tellOfLimits(now: Date): Promise<number> {
  let changed = 0;
  for (const row of await measure(now)) {
    for (const use of usesOf(row)) {
      const level = limitLevel(use.used, use.allowed);
      if (level === (row.levels[use.limit] ?? 0)) continue;
      const mails = await withPlatform("tell of a limit", (transaction) =>
        tell(transaction, row.organizationId, use, now),
      );
      await announceMails(mails);
      changed += 1;
    }
  }
  return changed;
}

/** All living organisations at once: one statement, however many there are. */
async function measure(now: Date): Promise<Row[]> {
  return withPlatform(
    "measure limits",
    (transaction) => transaction.$queryRaw<Row[]>`
      WITH people AS (
        SELECT organization_id, sum(seats)::int AS seats FROM (
          SELECT organization_id, count(*) AS seats FROM memberships GROUP BY 1
          UNION ALL
          SELECT organization_id, count(*) FROM invitations
           WHERE accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${now}::timestamptz GROUP BY 1
        ) AS taken GROUP BY 1
      ), series AS (SELECT organization_id, count(*)::int AS series FROM metric_series GROUP BY 1
      ), files AS (SELECT organization_id, sum(size_bytes)::float8 AS bytes FROM stored_files GROUP BY 1
      ), levels AS (
        SELECT organization_id, json_object_agg(limited, percent) AS levels FROM limit_levels GROUP BY 1
      )
      SELECT organizations.id AS "organizationId", plan, coalesce(seats, 0) AS seats, coalesce(series, 0) AS series,
             coalesce(bytes, 0) AS "storedBytes", storage_quota_bytes::float8 AS "quotaBytes",
             coalesce(levels, '{}') AS levels
        FROM organizations
        LEFT JOIN people ON people.organization_id = organizations.id
        LEFT JOIN series ON series.organization_id = organizations.id
        LEFT JOIN files ON files.organization_id = organizations.id
        LEFT JOIN levels ON levels.organization_id = organizations.id
       WHERE deleted_at IS NULL AND closes_at IS NULL`,
  );
}

function usesOf({ plan, seats, series, storedBytes, quotaBytes }: Row): LimitUse[] {
  const { limits } = PLANS[toPlanKey(plan)];
  return [
    { limit: "seats", used: seats, allowed: limits.seats },
    { limit: "metric-series", used: series, allowed: limits["metric-series"] },
    { limit: "storage-bytes", used: storedBytes, allowed: quotaBytes },
  ];
}

async function tell(
  transaction: Transaction,
  organizationId: string,
  { limit, used, allowed }: LimitUse,
  now: Date,
): Promise<QueuedMail[]> {
  const percent = limitLevel(used, allowed);
  const before = await transaction.$queryRaw<{ percent: number }[]>`
    INSERT INTO limit_levels (organization_id, limited, percent, changed_at)
    VALUES (${organizationId}::uuid, ${limit}, ${percent}, ${now}::timestamptz)
    ON CONFLICT (organization_id, limited) DO UPDATE SET percent = excluded.percent, changed_at = excluded.changed_at
      WHERE limit_levels.percent <> excluded.percent
    RETURNING coalesce(old.percent, 0) AS percent`;
  const [known] = before;
  if (known === undefined || percent <= known.percent) return [];
  const format = limit === "storage-bytes" ? formatBytes : formatNumber;
  return notify(transaction, {
    type: "limits.near",
    organizationId,
    key: `${organizationId}:${limit}:${percent}:${now.toISOString()}`,
    data: { label: LIMIT_LABELS[limit], percent, detail: `${format(used)} of ${format(allowed)} are used.` },
    to: { permission: "billing.read" },
  });
}
