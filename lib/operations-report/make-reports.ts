import "server-only";
import { formatNumber } from "@/lib/core/format/number";
import { formatPercent } from "@/lib/core/format/percent";
import { formatDay } from "@/lib/core/format/date-time";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { readFigures, type DueReport } from "./internal/figures";
import type { OperationsFigures } from "./types";

/** The last slot of the day is collected by then. */
const SETTLING_MINUTES = 5;

/**
 * Writes the report of each organisation whose local 06:00 has come, once for a local date, whoever asks and however
 * often. The day is 23 or 25 hours long where the clocks change. Answers how many were written.
 */
export async function makeOperationsReports(at: Date): Promise<number> {
  return withPlatform("daily operations reports", async (transaction) => {
    const due = await findDue(transaction, at);
    if (due.length === 0) return 0;
    const figures = await readFigures(transaction, due);
    const rows = due.flatMap((report) => {
      const of = figures.get(report.organizationId);
      return of === undefined ? [] : [{ ...report, figures: of }];
    });
    return transaction.$executeRaw`
      INSERT INTO operations_reports (organization_id, report_date, time_zone, period_from, period_to, figures, created_at)
      SELECT "organizationId", date, "timeZone", "periodFrom", "periodTo", figures, ${at}::timestamptz
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("organizationId" uuid, date date,
          "timeZone" text, "periodFrom" timestamptz, "periodTo" timestamptz, figures jsonb)
      ON CONFLICT DO NOTHING`;
  });
}

function findDue(transaction: Transaction, at: Date): Promise<DueReport[]> {
  return transaction.$queryRaw<DueReport[]>`
    SELECT organization.id AS "organizationId", today.date::text AS date, organization.time_zone AS "timeZone",
           period.started_at AS "periodFrom", period.ended_at AS "periodTo"
      FROM organizations AS organization
      CROSS JOIN LATERAL (SELECT (${at}::timestamptz AT TIME ZONE organization.time_zone)::date AS date) AS today
      CROSS JOIN LATERAL (
        SELECT (today.date - 1 + time '06:00') AT TIME ZONE organization.time_zone AS started_at,
               (today.date + time '06:00') AT TIME ZONE organization.time_zone AS ended_at
      ) AS period
     WHERE organization.deleted_at IS NULL AND organization.closes_at IS NULL AND organization.created_at < period.ended_at
       AND period.ended_at <= ${at}::timestamptz - make_interval(mins => ${SETTLING_MINUTES})
       AND NOT EXISTS (
         SELECT FROM operations_reports AS report
          WHERE report.organization_id = organization.id AND report.report_date = today.date)
     ORDER BY organization.id`;
}

type UntoldRow = {
  organizationId: string;
  date: string;
  periodTo: Date;
  timeZone: string;
  figures: OperationsFigures;
};

/** Tells those members who chose it of reports that are written, once each. */
export async function tellOfOperationsReports(at: Date): Promise<number> {
  const rows = await withPlatform(
    "find operations reports to tell of",
    (transaction) => transaction.$queryRaw<UntoldRow[]>`
      SELECT organization_id AS "organizationId", report_date::text AS date, period_to AS "periodTo",
             time_zone AS "timeZone", figures
        FROM operations_reports WHERE announced_at IS NULL ORDER BY created_at LIMIT 1000`,
  );
  for (const row of rows) {
    const mails = await withPlatform("tell of an operations report", async (transaction) => {
      const { count } = await transaction.operationsReport.updateMany({
        where: { organizationId: row.organizationId, reportDate: new Date(row.date), announcedAt: null },
        data: { announcedAt: at },
      });
      if (count === 0) return [];
      return notify(transaction, {
        type: "reports.operations",
        organizationId: row.organizationId,
        data: { date: row.date, day: formatDay(row.periodTo, row.timeZone), summary: summaryOf(row.figures) },
        key: row.date,
        to: { permission: "metrics.read" },
      });
    });
    await announceMails(mails);
  }
  return rows.length;
}

function summaryOf({ health, alerts, incidents, deliveries }: OperationsFigures): string {
  const opened = incidents.opened.reduce((sum, { count }) => sum + count, 0);
  return [
    health.requests === null
      ? "Health was not assessed: nothing was measured."
      : `${formatNumber(health.requests)} requests, ${formatPercent(health.errorRatePercent)} of them failed.`,
    `${alerts.fired} alerts fired, ${alerts.openAtEnd} are open.`,
    `${opened} incidents opened, ${incidents.underWayAtEnd} are under way.`,
    `${deliveries.delivered} notifications delivered, ${deliveries.failed} failed.`,
  ].join(" ");
}
