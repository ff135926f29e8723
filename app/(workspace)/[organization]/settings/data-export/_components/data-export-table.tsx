import { Download, FolderDown } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { sizeColumn } from "@/components/evidence/period-columns";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/core/format/number";
import type { DataExport } from "@/lib/data-exports/queries";

const LOOKS: Record<DataExport["state"], { status: Status; word?: string }> = {
  queued: { status: "queued" },
  running: { status: "running" },
  ready: { status: "succeeded", word: "Ready" },
  failed: { status: "failed", word: "Failed: ask for another one" },
  expired: { status: "expired" },
};

type DataExportTableProps = { exports: readonly DataExport[]; pathname: string; timeZone: string };

const columnsOf = (pathname: string, timeZone: string): readonly DataTableColumn<DataExport>[] => [
  {
    key: "requested",
    header: "Asked for",
    cell: ({ requestedAt, requestedBy }) => (
      <span>
        <ExactTime at={requestedAt} timeZone={timeZone} /> by {requestedBy}
      </span>
    ),
  },
  { key: "state", header: "State", cell: (row) => <State row={row} /> },
  {
    key: "expires",
    header: "Kept until",
    cell: ({ state, expiresAt }) =>
      state === "ready" && expiresAt && <ExactTime at={expiresAt} timeZone={timeZone} precision="day" />,
  },
  sizeColumn(({ sizeBytes }) => sizeBytes),
  {
    key: "download",
    header: "Download",
    align: "end",
    cell: ({ id, state }) =>
      state === "ready" && (
        <Button asChild size="sm">
          <a href={`${pathname}/${id}/download`} download className="relative z-10">
            <Download aria-hidden />
            Download
          </a>
        </Button>
      ),
  },
];

function State({ row: { state, writtenFiles, plannedFiles } }: { row: DataExport }) {
  if (state !== "running" || plannedFiles === null) return <StatusBadge {...LOOKS[state]} />;
  return (
    <Progress
      value={writtenFiles}
      max={plannedFiles}
      label="Gathering"
      detail={`${formatNumber(writtenFiles)} of ${formatNumber(plannedFiles)} kinds of records`}
      className="min-w-44"
    />
  );
}

/** The last exports, newest first. */
export function DataExportTable({ exports, pathname, timeZone }: DataExportTableProps) {
  return (
    <DataTable
      caption="Data exports"
      noun="exports"
      columns={columnsOf(pathname, timeZone)}
      rows={exports}
      rowKey={({ id }) => id}
      firstUse={
        <EmptyState
          icon={FolderDown}
          title="No exports yet"
          description="Take everything along: to keep it, to move it elsewhere, or before the organisation is closed."
        />
      }
    />
  );
}
