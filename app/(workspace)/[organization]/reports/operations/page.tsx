import { ClipboardList } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { formatDay } from "@/lib/core/format/date-time";
import { formatNumber } from "@/lib/core/format/number";
import { formatPercent } from "@/lib/core/format/percent";
import { isReportDate, listOperationsReports } from "@/lib/operations-report/queries";
import type { OperationsReport } from "@/lib/operations-report/types";

export const metadata: Metadata = { title: "Operations reports" };

const PAGE_SIZE = 31;

const COLUMNS: readonly DataTableColumn<OperationsReport>[] = [
  {
    key: "date",
    header: "Day",
    cell: ({ periodTo, timeZone }) => <span className="font-medium">{formatDay(periodTo, timeZone)}</span>,
  },
  {
    key: "requests",
    header: "Requests",
    align: "end",
    cell: ({ figures }) => formatNumber(figures.health.requests),
  },
  {
    key: "errors",
    header: "Failed",
    align: "end",
    cell: ({ figures }) => formatPercent(figures.health.errorRatePercent),
  },
  { key: "alerts", header: "Alerts", align: "end", cell: ({ figures }) => figures.alerts.fired },
  {
    key: "incidents",
    header: "Incidents",
    align: "end",
    cell: ({ figures }) => figures.incidents.opened.reduce((sum, { count }) => sum + count, 0),
  },
];

type ReportsPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function OperationsReportsPage({ params, searchParams }: ReportsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "metrics.read")) return <NoAccess action="metrics.read" />;
  const slug = context.organizationSlug;
  const location = { pathname: `/${slug}/reports/operations`, params: asked };
  const place = (param: "after" | "before") => valuesOfParam(asked, param).find(isReportDate);
  const { items, previous, next } = await listOperationsReports(context, {
    after: place("after"),
    before: place("before"),
    limit: PAGE_SIZE,
  });
  return (
    <Page>
      <PageHeader
        title="Operations reports"
        description={`One each morning at 06:00 (${context.organization.timeZone}), of the day before.`}
        actions={
          <Button asChild>
            <Link href={`/${slug}/settings/notifications`}>Receive by mail</Link>
          </Button>
        }
      />
      <DataTable
        caption="Operations reports"
        noun="reports"
        columns={COLUMNS}
        rows={items}
        rowKey={({ date }) => date}
        rowHref={({ date }) => `${location.pathname}/${date}`}
        firstUse={
          <EmptyState
            icon={ClipboardList}
            title="No reports yet"
            description="The first one is written tomorrow at 06:00."
          />
        }
      />
      <ListPages
        location={location}
        shown={items.length}
        total={null}
        noun="reports"
        newerCursor={previous}
        olderCursor={next}
      />
    </Page>
  );
}
