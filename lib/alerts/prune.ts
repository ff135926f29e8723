import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
/** What routing decided about a notice is in the chain. */
const KEPT_NOTICE_DAYS = 90;
/** As long as the hours of the metrics that they could be replayed with. */
const KEPT_TICK_DAYS = 400;
const KEPT_QUIET_DAYS = 30;

/**
 * Removes what the engine and routing need no more: old routed notices, old ticks, and the memory of labels that have
 * been quiet for a month and never had an alert, which new labels would let grow without end. Alerts and decisions are
 * the record and stay.
 */
export async function pruneAlerting(): Promise<{ notices: number; ticks: number; instances: number }> {
  const time = readClock().getTime();
  const before = (days: number) => new Date(time - days * DAY_MILLISECONDS);
  return withPlatform("prune alerting", async (transaction) => ({
    notices: await transaction.$executeRaw`
      DELETE FROM alert_notices WHERE routed_at < ${before(KEPT_NOTICE_DAYS)}::timestamptz
        AND NOT EXISTS (SELECT FROM held_notices held
          WHERE held.organization_id = alert_notices.organization_id AND held.notice_id = alert_notices.id)`,
    ticks: await transaction.$executeRaw`
      DELETE FROM alert_ticks WHERE at < ${before(KEPT_TICK_DAYS)}::timestamptz`,
    instances: await transaction.$executeRaw`
      DELETE FROM alert_instances instance
      WHERE is_quiet(instance) AND episode = 0 AND decided_at < ${before(KEPT_QUIET_DAYS)}::timestamptz`,
  }));
}
