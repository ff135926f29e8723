import { FileCheck2 } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import type { SnapshotSummary } from "@/lib/evidence/types";

const COLUMNS: readonly DataTableColumn<SnapshotSummary>[] = [
  { key: "day", header: "Day", cell: ({ day }) => <span className="tabular font-medium">{day}</span> },
  {
    key: "signature",
    header: "Signature",
    cell: ({ isSigned }) =>
      isSigned ? <StatusBadge status="pass" word="Signed" /> : <StatusBadge status="stale" word="Unsigned" />,
  },
  {
    key: "taken",
    header: "Taken",
    cell: ({ generatedAt, late }) => (
      <span className="inline-flex flex-wrap items-center gap-2">
        <ExactTime at={generatedAt} />
        {late && <StatusBadge status="stale" word="Late" />}
      </span>
    ),
  },
  {
    key: "completeness",
    header: "Figures known",
    align: "end",
    cell: ({ figuresKnown, figuresTotal }) => (
      <span className="tabular">
        {figuresKnown} of {figuresTotal}
      </span>
    ),
  },
  {
    key: "sequence",
    header: "No.",
    align: "end",
    cell: ({ sequence }) => <span className="tabular text-muted-foreground">{sequence}</span>,
  },
];

/** The days with a statement, newest first. */
export function SnapshotTable({
  snapshots,
  pathname,
}: {
  snapshots: readonly SnapshotSummary[];
  pathname: string;
}) {
  return (
    <DataTable
      caption="Daily evidence"
      noun="days"
      columns={COLUMNS}
      rows={snapshots}
      rowKey={({ day }) => day}
      rowHref={({ day }) => `${pathname}/${day}`}
      density="compact"
      firstUse={
        <EmptyState
          icon={FileCheck2}
          title="The first evidence comes tonight"
          description="Ten minutes after midnight UTC the day that ended is measured, written down and signed. Nothing needs to be set up."
        />
      }
    />
  );
}
