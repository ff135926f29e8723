import { Download, PackageCheck } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/core/format/number";
import { formatBytes } from "@/lib/core/format/bytes";
import type { ExportState, ExportSummary } from "@/lib/evidence-exports/types";

const LOOKS: Record<ExportState, { status: Status; word?: string }> = {
  queued: { status: "queued" },
  running: { status: "running" },
  ready: { status: "succeeded", word: "Ready" },
  failed: { status: "failed", word: "Failed: ask for another one" },
  expired: { status: "expired" },
};

const columnsOf = (pathname: string): readonly DataTableColumn<ExportSummary>[] => [
  {
    key: "period",
    header: "Period",
    cell: ({ fromDay, toDay }) => (
      <span className="tabular font-medium">
        {fromDay} to {toDay}
      </span>
    ),
  },
  { key: "state", header: "State", cell: (row) => <State row={row} /> },
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
    key: "entries",
    header: "Audit entries",
    align: "end",
    cell: ({ entries }) => entries !== null && <span className="tabular">{formatNumber(entries)}</span>,
  },
  {
    key: "size",
    header: "Size",
    align: "end",
    cell: ({ sizeBytes }) => sizeBytes !== null && <span className="tabular">{formatBytes(sizeBytes)}</span>,
  },
  {
    key: "download",
    header: "Download",
    align: "end",
    cell: ({ id, state, fromDay, toDay }) =>
      state === "ready" && (
        <Button asChild size="sm">
          <a
            href={`${pathname}/${id}/download`}
            download
            aria-label={`Download the evidence of ${fromDay} to ${toDay}`}
          >
            <Download aria-hidden />
            Download
          </a>
        </Button>
      ),
  },
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
