import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { formatNumber } from "@/lib/core/format/number";
import type { Counted } from "@/lib/support/reports/queries";

const COLUMNS: readonly DataTableColumn<Counted>[] = [
  { key: "name", header: "Name", cell: ({ name }) => name },
  { key: "tickets", header: "Tickets", align: "end", cell: ({ tickets }) => formatNumber(tickets) },
];

type VolumeTableProps = { caption: string; rows: readonly Counted[]; emptyTitle: string };

export function VolumeTable({ caption, rows, emptyTitle }: VolumeTableProps) {
  return (
    <DataTable
      caption={caption}
      noun="tickets"
      density="compact"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ name }) => name}
      firstUse={<EmptyState title={emptyTitle} />}
    />
  );
}
