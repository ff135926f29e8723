import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const DAY_MILLISECONDS = 24 * 60 * 60_000;
const BATCH = 5_000;

/** A year of audit, and the month in which it is looked at. */
const DELIVERIES_KEPT_DAYS = 395;
/** What receivers answered, word for word, helps to find a fault and is of no use later. */
const ANSWERS_KEPT_DAYS = 90;

/** Removes deliveries that ended 13 months ago, with their attempts. Returns how many. */
export async function pruneDeliveries(): Promise<number> {
  const before = new Date(now().getTime() - DELIVERIES_KEPT_DAYS * DAY_MILLISECONDS);
  return inBatches(() =>
    withPlatform(
      "prune deliveries",
      (transaction) => transaction.$executeRaw`
        DELETE FROM notification_deliveries AS delivery USING (
          SELECT organization_id, id FROM notification_deliveries
           WHERE created_at < ${before}::timestamptz AND finished_at < ${before}::timestamptz LIMIT ${BATCH}
        ) AS old
        WHERE delivery.organization_id = old.organization_id AND delivery.id = old.id`,
    ),
  );
}

/** Forgets the words of receivers' answers after 90 days; status and hash stay. Returns how many. */
export async function pruneAnswers(): Promise<number> {
  const before = new Date(now().getTime() - ANSWERS_KEPT_DAYS * DAY_MILLISECONDS);
  return inBatches(() =>
    withPlatform(
      "prune answers of receivers",
      (transaction) => transaction.$executeRaw`
        UPDATE notification_attempts AS attempt SET response = NULL FROM (
          SELECT organization_id, delivery_id, number FROM notification_attempts
           WHERE started_at < ${before}::timestamptz AND response IS NOT NULL LIMIT ${BATCH}
        ) AS old
        WHERE attempt.organization_id = old.organization_id AND attempt.delivery_id = old.delivery_id
          AND attempt.number = old.number`,
    ),
  );
}

/** Short transactions: whoever delivers meanwhile waits for none of them. */
async function inBatches(removeSome: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = await removeSome();
    total += removed;
    if (removed < BATCH) return total;
  }
}
