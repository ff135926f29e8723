import { PackageCheck } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import {
  downloadColumn,
  PERIOD_COLUMN,
  REQUESTED_COLUMN,
  sizeColumn,
} from "@/components/evidence/period-columns";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/core/format/number";
import type { ExportState, ExportSummary } from "@/lib/evidence-exports/types";

const LOOKS: Record<ExportState, { status: Status; word?: string }> = {
  queued: { status: "queued" },
  running: { status: "running" },
  ready: { status: "succeeded", word: "Ready" },
  failed: { status: "failed", word: "Failed: ask for another one" },
  expired: { status: "expired" },
};

const columnsOf = (pathname: string): readonly DataTableColumn<ExportSummary>[] => [
  PERIOD_COLUMN,
  { key: "state", header: "State", cell: (row) => <State row={row} /> },
  REQUESTED_COLUMN,
  {
    key: "entries",
    header: "Audit entries",
    align: "end",
    cell: ({ entries }) => entries !== null && <span className="tabular">{formatNumber(entries)}</span>,
  },
  sizeColumn(({ sizeBytes }) => sizeBytes),
  downloadColumn({ hrefOf: (id) => `${pathname}/${id}/download`, what: "the evidence", word: "Download" }),
];

function State({ row: { state, writtenFiles, plannedFiles } }: { row: ExportSummary }) {
  if (state !== "running" || plannedFiles === null) return <StatusBadge {...LOOKS[state]} />;
  return (
    <Progress
      value={writtenFiles}
      max={plannedFiles}
      label="Writing"
      detail={`${formatNumber(writtenFiles)} of ${formatNumber(plannedFiles)} files`}
      className="min-w-44"
    />
  );
}

/** The last exports, newest first. */
export function ExportTable({ exports, pathname }: { exports: readonly ExportSummary[]; pathname: string }) {
  return (
    <DataTable
      caption="Evidence exports"
      noun="exports"
      columns={columnsOf(pathname)}
      rows={exports}
      rowKey={({ id }) => id}
      firstUse={
        <EmptyState
          icon={PackageCheck}
          title="No exports yet"
          description="Export the evidence of a period as one signed archive, and hand it to your auditor."
        />
      }
    />
  );
}
