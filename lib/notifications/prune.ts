import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
const KEPT_DAYS = 90;
const KEPT_ARCHIVED_DAYS = 30;

/** Removes what is older than 90 days, archived 30 days ago, or of an organisation one has left. Returns how many. */
export async function pruneNotifications(): Promise<number> {
  const now = readClock().getTime();
  const createdBefore = new Date(now - KEPT_DAYS * DAY_MILLISECONDS);
  const archivedBefore = new Date(now - KEPT_ARCHIVED_DAYS * DAY_MILLISECONDS);
  return withPlatform(
    "prune notifications",
    (transaction) => transaction.$executeRaw`
      DELETE FROM notifications
       WHERE created_at < ${createdBefore}::timestamptz OR archived_at < ${archivedBefore}::timestamptz
          OR (organization_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM memberships
            WHERE memberships.organization_id = notifications.organization_id
              AND memberships.user_id = notifications.user_id))`,
  );
}
