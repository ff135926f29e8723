import { FileText } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import {
  downloadColumn,
  PERIOD_COLUMN,
  REQUESTED_COLUMN,
  sizeColumn,
} from "@/components/evidence/period-columns";
import { EmptyState } from "@/components/feedback/empty-state";
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
  PERIOD_COLUMN,
  { key: "state", header: "State", cell: (report) => <ReportProgress report={report} /> },
  REQUESTED_COLUMN,
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
  sizeColumn(({ pdfBytes }) => pdfBytes),
  ...(mayDownload
    ? [downloadColumn({ hrefOf: (id) => `${pathname}/${id}/pdf`, what: "the report", word: "PDF" })]
    : []),
];
