import { TriangleAlert } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import type { ActivityItem } from "@/lib/accounts/activity";

export function ActivityTable({ items, timeZone }: { items: ActivityItem[]; timeZone: string }) {
  return (
    <DataTable
      caption="Account activity"
      noun="entries"
      density="compact"
      rows={items}
      rowKey={({ id }) => id}
      clearFiltersHref={undefined}
      firstUse={
        <EmptyState title="Nothing recorded here" description="What happens to your account appears here." />
      }
      columns={[
        {
          key: "what",
          header: "What happened",
          className: "w-full",
          cell: ({ label, isWarning }) => (
            <span className="inline-flex items-center gap-2">
              {isWarning && (
                <TriangleAlert className="text-medium size-4 shrink-0" aria-label="Worth a look" />
              )}
              {label}
            </span>
          ),
        },
        {
          key: "device",
          header: "Device",
          className: "@2xl:whitespace-nowrap",
          cell: ({ device }) => device,
        },
        { key: "address", header: "Address", cell: ({ ipAddress }) => ipAddress ?? "Unknown" },
        {
          key: "time",
          header: "Time",
          align: "end",
          cell: ({ at }) => <RelativeTime at={at} timeZone={timeZone} />,
        },
      ]}
    />
  );
}
