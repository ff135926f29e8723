import { CircleCheck } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import type { GapItem } from "@/lib/compliance/types";
import { ComplianceState } from "@/components/compliance/compliance-state";

const COLUMNS: readonly DataTableColumn<GapItem>[] = [
  {
    key: "check",
    header: "Check",
    cell: ({ standing }) => <span className="font-medium">{standing.check.title}</span>,
  },
  { key: "state", header: "State", cell: ({ state }) => <ComplianceState state={state} /> },
  {
    key: "remedy",
    header: "What to do",
    cell: ({ standing }) => <span className="text-muted-foreground">{standing.check.remedy}</span>,
    className: "@2xl:max-w-md",
  },
  { key: "owner", header: "Owner", cell: ({ standing }) => standing.owner?.name ?? "–" },
  {
    key: "effect",
    header: "Holds back",
    align: "end",
    cell: ({ effect, frameworks }) => (
      <span className="tabular" title={frameworks.join(", ")}>
        {effect} {effect === 1 ? "requirement" : "requirements"}
      </span>
    ),
  },
];

/** What to do next: failures first, then what most requirements wait for. */
export function GapTable({ gaps, base }: { gaps: readonly GapItem[]; base: string }) {
  return (
    <DataTable
      caption="Gaps"
      noun="gaps"
      density="compact"
      columns={COLUMNS}
      rows={gaps}
      rowKey={({ standing }) => standing.check.id}
      rowHref={({ standing }) => `${base}/checks/${standing.check.id}`}
      firstUse={
        <EmptyState
          icon={CircleCheck}
          title="No gaps"
          description="Every check that counts here passes or does not apply."
        />
      }
    />
  );
}
