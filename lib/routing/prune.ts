import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** Longer than any cooldown or reminder looks back. */
const AUDIENCES_KEPT_DAYS = 90;
/** A bucket is full again after an hour, and no row says the same. */
const BUCKETS_KEPT_DAYS = 1;

/** Forgets who was told of what has been over for 90 days, and the buckets that are full again. Returns how many. */
export async function pruneRouting(): Promise<number> {
  const at = now().getTime();
  const overBefore = new Date(at - AUDIENCES_KEPT_DAYS * DAY_MILLISECONDS);
  const countedBefore = new Date(at - BUCKETS_KEPT_DAYS * DAY_MILLISECONDS);
  const audiences = await withPlatform(
    "prune audiences of alerts",
    (transaction) => transaction.$executeRaw`
      DELETE FROM alert_audiences AS audience USING alerts AS alert
       WHERE alert.organization_id = audience.organization_id AND alert.id = audience.alert_id
         AND alert.state = 'resolved' AND alert.resolved_at < ${overBefore}::timestamptz`,
  );
  const buckets = await withPlatform(
    "prune buckets of recipients",
    (transaction) => transaction.$executeRaw`
      DELETE FROM notice_buckets WHERE counted_at < ${countedBefore}::timestamptz`,
  );
  return audiences + buckets;
}
