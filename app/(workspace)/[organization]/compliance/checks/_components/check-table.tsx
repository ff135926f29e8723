import { ClipboardCheck } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { ExactTime } from "@/components/time/exact-time";
import type { Standing } from "@/lib/compliance/types";
import { ComplianceState } from "@/components/compliance/compliance-state";

const COLUMNS: readonly DataTableColumn<Standing>[] = [
  { key: "check", header: "Check", cell: ({ check }) => <span className="font-medium">{check.title}</span> },
  { key: "state", header: "State", cell: ({ state }) => <ComplianceState state={state} /> },
  {
    key: "reason",
    header: "Because",
    cell: ({ last }) => <span className="text-muted-foreground">{last?.reason ?? "Never assessed."}</span>,
    className: "@2xl:max-w-md",
  },
  {
    key: "type",
    header: "Kind",
    cell: ({ check, owner }) =>
      check.type === "automatic" ? "Automatic" : owner === null ? "Manual" : `Manual, ${owner.name}`,
  },
  {
    key: "seen",
    header: "Last seen",
    cell: ({ last }) => (last === null ? "–" : <ExactTime at={last.observedAt} />),
  },
];

type CheckTableProps = { checks: readonly Standing[]; base: string; clearHref?: string };

export function CheckTable({ checks, base, clearHref }: CheckTableProps) {
  return (
    <DataTable
      caption="Checks"
      noun="checks"
      density="compact"
      columns={COLUMNS}
      rows={checks}
      rowKey={({ check }) => check.id}
      rowHref={({ check }) => `${base}/checks/${check.id}`}
      clearFiltersHref={clearHref}
      firstUse={<EmptyState icon={ClipboardCheck} title="No checks" />}
    />
  );
}
