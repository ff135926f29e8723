import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { toTwoWayPage, type PageStart, type TwoWayPage } from "@/lib/core/page";
import { requirePermission } from "@/lib/core/permissions";
import type { OperationsReport as Row } from "@/lib/db/generated/client";
import { withOrganization } from "@/lib/db/with-organization";
import type { OperationsFigures, OperationsReport } from "./types";

/** One page of the reports, the newest first; a place is the date of one. */
export async function listOperationsReports(
  context: OrganizationContext,
  start: PageStart<string>,
): Promise<TwoWayPage<OperationsReport, string>> {
  requirePermission(context, "metrics.read");
  const { after, before, limit } = start;
  const rows = await withOrganization(context, (transaction) =>
    transaction.operationsReport.findMany({
      where: {
        organizationId: context.organizationId,
        ...(after !== undefined && { reportDate: { lt: new Date(after) } }),
        ...(before !== undefined && { reportDate: { gt: new Date(before) } }),
      },
      orderBy: { reportDate: before === undefined ? "desc" : "asc" },
      take: limit + 1,
    }),
  );
  return toTwoWayPage(rows.map(toReport), start, ({ date }) => date);
}

/** The report of a day. NOT_FOUND where there is none. */
export async function getOperationsReport(
  context: OrganizationContext,
  date: string,
): Promise<OperationsReport> {
  requirePermission(context, "metrics.read");
  if (!isReportDate(date)) throw notFound("report");
  const { organizationId } = context;
  const row = await withOrganization(context, (transaction) =>
    transaction.operationsReport.findUnique({
      where: { organizationId_reportDate: { organizationId, reportDate: new Date(date) } },
    }),
  );
  if (row === null) throw notFound("report");
  return toReport(row);
}

/** True for a date such as 2026-11-21 that the calendar has. */
export function isReportDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function toReport({ reportDate, timeZone, periodFrom, periodTo, figures, createdAt }: Row): OperationsReport {
  return {
    date: reportDate.toISOString().slice(0, 10),
    timeZone,
    periodFrom,
    periodTo,
    // Written by makeOperationsReports alone.
    figures: figures as OperationsFigures,
    createdAt,
  };
}
