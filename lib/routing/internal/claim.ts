import "server-only";
import type { Transaction } from "@/lib/db/transaction";

/** How many notices one batch takes, and of one organisation: a storm of one leaves room for the others. */
const BATCH = 500;
const OF_ONE_ORGANIZATION = 200;

export type ClaimedRow = { organizationId: string; id: string };

/**
 * Takes unrouted notices in turns of their organisations, the oldest first, and locks both: an organisation is in
 * one worker's hands, so that what is over is never decided before what began. Nothing waits for another worker.
 */
export async function claimNotices(transaction: Transaction): Promise<ClaimedRow[]> {
  return transaction.$queryRaw<ClaimedRow[]>`
    WITH organizations AS MATERIALIZED (
      SELECT organization_id FROM (SELECT DISTINCT organization_id FROM alert_notices WHERE routed_at IS NULL) waiting
       WHERE pg_try_advisory_xact_lock(hashtext('route-notices'), hashtext(organization_id::text))
    ), ranked AS (
      SELECT notice.organization_id, notice.id, row_number() OVER turn AS place
        FROM organizations
        CROSS JOIN LATERAL (
          SELECT organization_id, id, at FROM alert_notices
           WHERE organization_id = organizations.organization_id AND routed_at IS NULL
           ORDER BY id LIMIT ${OF_ONE_ORGANIZATION}
        ) AS notice
      WINDOW turn AS (PARTITION BY notice.organization_id ORDER BY notice.at, notice.id)
    )
    SELECT notice.organization_id AS "organizationId", notice.id
      FROM ranked JOIN alert_notices AS notice USING (organization_id, id)
     WHERE notice.routed_at IS NULL
     ORDER BY ranked.place, notice.organization_id
     LIMIT ${BATCH}
       FOR UPDATE OF notice SKIP LOCKED`;
}

export type DueRow = { organizationId: string; noticeId: string; recipientKey: string };

/** The same for what waited and is due: whole recipients, so that nothing of a message is left behind. */
export async function claimDue(transaction: Transaction, at: Date): Promise<DueRow[]> {
  return transaction.$queryRaw<DueRow[]>`
    WITH organizations AS MATERIALIZED (
      SELECT organization_id
        FROM (SELECT DISTINCT organization_id FROM held_notices WHERE due_at <= ${at}::timestamptz) waiting
       WHERE pg_try_advisory_xact_lock(hashtext('route-notices'), hashtext(organization_id::text))
    ), ranked AS (
      SELECT held.organization_id, held.recipient_key,
             row_number() OVER (PARTITION BY held.organization_id ORDER BY min(held.due_at), held.recipient_key) AS place
        FROM organizations JOIN held_notices AS held USING (organization_id)
       WHERE held.due_at <= ${at}::timestamptz
       GROUP BY held.organization_id, held.recipient_key
    ), chosen AS (
      SELECT organization_id, recipient_key FROM ranked ORDER BY place, organization_id LIMIT 50
    )
    SELECT held.organization_id AS "organizationId", held.notice_id AS "noticeId", held.recipient_key AS "recipientKey"
      FROM chosen JOIN held_notices AS held USING (organization_id, recipient_key)
     WHERE held.due_at <= ${at}::timestamptz
     ORDER BY held.organization_id, held.recipient_key, held.due_at, held.notice_id
       FOR UPDATE OF held SKIP LOCKED`;
}
