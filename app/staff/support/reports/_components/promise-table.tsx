import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { formatNumber } from "@/lib/core/format/number";
import { formatShare } from "@/lib/core/format/percent";
import type { SupportReport } from "@/lib/support/reports/queries";
import { SLA_TARGET_LABELS } from "@/lib/support/sla/labels";

type PromiseRow = SupportReport["promises"][number];

const COLUMNS: readonly DataTableColumn<PromiseRow>[] = [
  { key: "target", header: "Promise", cell: ({ target }) => SLA_TARGET_LABELS[target] },
  { key: "met", header: "Kept", align: "end", cell: ({ met }) => formatNumber(met) },
  { key: "breached", header: "Missed", align: "end", cell: ({ breached }) => formatNumber(breached) },
  {
    key: "share",
    header: "Kept, %",
    align: "end",
    cell: ({ met, breached }) => formatShare(met, met + breached),
  },
];

export function PromiseTable({ promises }: { promises: readonly PromiseRow[] }) {
  return (
    <DataTable
      caption="Promises"
      noun="promises"
      density="compact"
      columns={COLUMNS}
      rows={promises}
      rowKey={({ target }) => target}
      firstUse={<EmptyState title="No promise ended" />}
    />
  );
}
