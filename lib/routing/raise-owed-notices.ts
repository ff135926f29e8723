import "server-only";
import { now } from "@/lib/core/clock";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceEscalations } from "@/lib/on-call/escalations/announce";
import { loadLedgers } from "./internal/load-ledgers";
import { loadNotices } from "./internal/load-notices";
import { loadConfigurations } from "./load-configuration";
import { routeOf } from "./plan-notice";
import { resumeEscalations } from "./resume-escalations";
import { DEFAULT_ROUTING_SETTINGS } from "./settings";

/** Of one run; what is left the next tick takes. */
const MOST_UNTOLD = 2_000;

/**
 * Raises what the passing of time owes: reminders of what was told, fires on and nobody has acknowledged; first
 * notices of what fired while something stood against telling anybody and still fires now that nothing does; and
 * the escalations that a mute had ended. A silence that ends must not leave an alert that nobody ever hears of.
 */
export async function raiseOwedNotices(): Promise<{ reminders: number; late: number; resumed: number }> {
  const { resumed, ...raised } = await withPlatform("owed notices of alerts", async (transaction) => {
    const at = now();
    return {
      reminders: await raiseReminders(transaction, at),
      late: await raiseLate(transaction, at),
      resumed: await resumeEscalations(transaction, at),
    };
  });
  await announceEscalations(resumed);
  return { ...raised, resumed: resumed.length };
}

async function raiseReminders(transaction: Transaction, at: Date): Promise<number> {
  return transaction.$executeRaw`
    INSERT INTO alert_notices (organization_id, alert_id, kind, severity, at, created_at)
    SELECT alert.organization_id, alert.id, 'reminder', alert.severity, ${at}::timestamptz, ${at}::timestamptz
      FROM alerts AS alert
      LEFT JOIN routing_settings AS settings USING (organization_id)
      CROSS JOIN LATERAL (
        SELECT ${at}::timestamptz - make_interval(secs =>
          coalesce(settings.repeat_interval_seconds, ${DEFAULT_ROUTING_SETTINGS.repeatIntervalSeconds}::int)) AS before
      ) AS due
     WHERE alert.state = 'firing'
       AND (SELECT max(last_told_at) FROM alert_audiences AS told
             WHERE told.organization_id = alert.organization_id AND told.alert_id = alert.id) <= due.before
       AND NOT EXISTS (
             SELECT FROM alert_notices AS notice
              WHERE notice.organization_id = alert.organization_id AND notice.alert_id = alert.id
                AND (notice.routed_at IS NULL OR notice.kind = 'reminder' AND notice.at > due.before))`;
}

async function raiseLate(transaction: Transaction, at: Date): Promise<number> {
  const untold = await transaction.$queryRaw<{ organizationId: string; noticeId: string }[]>`
    SELECT alert.organization_id AS "organizationId", last.id AS "noticeId"
      FROM alerts AS alert
      LEFT JOIN routing_settings AS settings USING (organization_id)
      CROSS JOIN LATERAL (
        SELECT id, routed_at FROM alert_notices AS notice
         WHERE notice.organization_id = alert.organization_id AND notice.alert_id = alert.id
         ORDER BY notice.at DESC, notice.id DESC LIMIT 1
      ) AS last
     WHERE alert.state = 'firing' AND last.routed_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM alert_audiences AS told
                        WHERE told.organization_id = alert.organization_id AND told.alert_id = alert.id)
       AND NOT EXISTS (SELECT FROM held_notices AS held
                        WHERE held.organization_id = alert.organization_id AND held.alert_id = alert.id)
       AND NOT EXISTS (SELECT FROM escalation_runs AS run
                        WHERE run.organization_id = alert.organization_id AND run.alert_id = alert.id)
       -- Whoever wants to hear of none of it is asked again only as often as others are reminded.
       AND NOT EXISTS (
             SELECT FROM alert_notices AS notice
              WHERE notice.organization_id = alert.organization_id AND notice.alert_id = alert.id
                AND notice.kind = 'fired' AND notice.at > greatest(alert.fired_at,
                  ${at}::timestamptz - make_interval(secs => coalesce(settings.repeat_interval_seconds,
                    ${DEFAULT_ROUTING_SETTINGS.repeatIntervalSeconds}::int))))
     ORDER BY alert.fired_at LIMIT ${MOST_UNTOLD}`;
  if (untold.length === 0) return 0;
  const organizationIds = [...new Set(untold.map(({ organizationId }) => organizationId))];
  const notices = await loadNotices(
    transaction,
    organizationIds,
    untold.map(({ noticeId }) => noticeId),
  );
  const configurations = await loadConfigurations(transaction, organizationIds, at);
  const ledgers = await loadLedgers(transaction, notices, [], at);
  const owed = notices.filter((notice) => {
    const [configuration, ledger] = [
      configurations.get(notice.organizationId),
      ledgers.get(notice.organizationId),
    ];
    if (!configuration || !ledger) return false;
    const asked = { ...notice, kind: "fired" as const, at };
    return routeOf(asked, configuration, ledger).outcome !== "suppressed";
  });
  const { count } = await transaction.alertNotice.createMany({
    data: owed.map(({ organizationId, alert, severity }) => ({
      organizationId,
      alertId: alert.id,
      kind: "fired",
      severity,
      at,
      createdAt: at,
    })),
  });
  return count;
}
