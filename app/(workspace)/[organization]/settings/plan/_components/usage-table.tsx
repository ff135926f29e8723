import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { formatDay } from "@/lib/core/format/date-time";
import { formatNumber } from "@/lib/core/format/number";
import type { UsageDay } from "@/lib/plans/usage";

const COLUMNS: readonly DataTableColumn<UsageDay>[] = [
  { key: "day", header: "Day", cell: ({ day }) => formatDay(new Date(`${day}T00:00:00Z`), "UTC") },
  { key: "requests", header: "API requests", align: "end", cell: ({ requests }) => formatNumber(requests) },
  { key: "points", header: "Metric points", align: "end", cell: ({ points }) => formatNumber(points) },
  { key: "events", header: "Security events", align: "end", cell: ({ events }) => formatNumber(events) },
];

/** What came in on each day. */
export function UsageTable({ days }: { days: readonly UsageDay[] }) {
  return (
    <DataTable
      caption="Usage by day"
      noun="days"
      columns={COLUMNS}
      rows={days}
      rowKey={({ day }) => day}
      density="compact"
      firstUse={null}
    />
  );
}
