import { Milestone } from "lucide-react";
import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { ShortId } from "@/components/ui/short-id";
import { formatNumber } from "@/lib/core/format/number";
import type { CheckpointSummary } from "@/lib/transparency/types";

const columnsOf = (pathname: string): readonly DataTableColumn<CheckpointSummary>[] => [
  {
    key: "day",
    header: "Day",
    cell: ({ day }) => <span className="tabular font-medium">{day ?? "For an export"}</span>,
  },
  {
    key: "signature",
    header: "Signature",
    cell: ({ isSigned }) =>
      isSigned ? <StatusBadge status="pass" word="Signed" /> : <StatusBadge status="stale" word="Unsigned" />,
  },
  { key: "taken", header: "Taken", cell: ({ takenAt }) => <ExactTime at={takenAt} /> },
  {
    key: "root",
    header: "Root",
    cell: ({ rootHash }) => <ShortId id={rootHash} length={12} label="Copy root" />,
  },
  {
    key: "size",
    header: "Entries",
    align: "end",
    cell: ({ treeSize }) => <span className="tabular">{formatNumber(treeSize)}</span>,
  },
  {
    key: "proof",
    header: "Consistency",
    align: "end",
    cell: ({ treeSize, takenAt }) =>
      treeSize > 0 && (
        <Link
          href={`${pathname}?from=${treeSize}`}
          className="text-link underline underline-offset-2"
          aria-label={`Prove that the newest checkpoint begins with that of ${takenAt.toISOString()}`}
        >
          Prove
        </Link>
      ),
  },
];

/** Every checkpoint, newest first. */
export function CheckpointTable({
  checkpoints,
  pathname,
}: {
  checkpoints: readonly CheckpointSummary[];
  pathname: string;
}) {
  return (
    <DataTable
      caption="Checkpoints of the audit log"
      noun="checkpoints"
      columns={columnsOf(pathname)}
      rows={checkpoints}
      rowKey={({ id }) => id}
      density="compact"
      firstUse={
        <EmptyState
          icon={Milestone}
          title="No checkpoint yet"
          description="There will be one for each day that has ended."
        />
      }
    />
  );
}
