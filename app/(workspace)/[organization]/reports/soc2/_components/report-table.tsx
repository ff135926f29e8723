import { Download, FileText } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/core/format/bytes";
import type { ReportSummary } from "@/lib/soc2-report/types";
import { ReportProgress } from "./report-progress";

type ReportTableProps = { reports: readonly ReportSummary[]; pathname: string; mayDownload: boolean };

/** The reports, newest first. */
export function ReportTable({ reports, pathname, mayDownload }: ReportTableProps) {
  return (
    <DataTable
      caption="SOC 2 reports"
      noun="reports"
      columns={columnsOf(pathname, mayDownload)}
      rows={reports}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${pathname}/${id}`}
      firstUse={
        <EmptyState
          icon={FileText}
          title="No reports yet"
          description="Make the report of a period, or have one made when each month is over."
        />
      }
    />
  );
}

const columnsOf = (pathname: string, mayDownload: boolean): readonly DataTableColumn<ReportSummary>[] => [
  {
    key: "period",
    header: "Period",
    cell: ({ fromDay, toDay }) => (
      <span className="tabular font-medium">
        {fromDay} to {toDay}
      </span>
    ),
  },
  { key: "state", header: "State", cell: (report) => <ReportProgress report={report} /> },
  {
    key: "requested",
    header: "Asked for",
    cell: ({ requestedAt, requestedBy }) => (
      <span>
        <ExactTime at={requestedAt} /> by {requestedBy}
      </span>
    ),
  },
  {
    key: "figures",
    header: "Figures known",
    align: "end",
    cell: ({ figures }) =>
      figures && (
        <span className="tabular">
          {figures.known} of {figures.total}
        </span>
      ),
  },
  {
    key: "size",
    header: "Size",
    align: "end",
    cell: ({ pdfBytes }) => pdfBytes !== null && <span className="tabular">{formatBytes(pdfBytes)}</span>,
  },
  {
    key: "download",
    header: "Download",
    align: "end",
    cell: ({ id, state, fromDay, toDay }) =>
      state === "ready" &&
      mayDownload && (
        <Button asChild size="sm">
          <a
            href={`${pathname}/${id}/pdf`}
            download
            className="relative z-10"
            aria-label={`Download the report of ${fromDay} to ${toDay}`}
          >
            <Download aria-hidden />
            PDF
          </a>
        </Button>
      ),
  },
];
