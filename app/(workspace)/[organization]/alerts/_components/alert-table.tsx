import { AlertStatus } from "@/components/alerts/alert-status";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import type { AlertSummary } from "@/lib/alerts/types";

const COLUMNS: readonly DataTableColumn<AlertSummary>[] = [
  {
    key: "policy",
    header: "Alert",
    cell: ({ policy }) => <span className="font-medium">{policy.name}</span>,
  },
  { key: "severity", header: "Severity", cell: ({ severity }) => <StatusBadge status={severity} /> },
  { key: "state", header: "State", cell: ({ state, marks }) => <AlertStatus state={state} marks={marks} /> },
  { key: "fired", header: "Fired", cell: ({ firedAt }) => <RelativeTime at={firedAt} /> },
];

/** The alerts of a page of the list. */
export function AlertTable({ alerts, pathname }: { alerts: readonly AlertSummary[]; pathname: string }) {
  return (
    <DataTable
      caption="Alerts"
      noun="alerts"
      columns={COLUMNS}
      rows={alerts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${pathname}/${id}`}
      firstUse={<EmptyState title="No active alerts" description="What fires appears here by itself." />}
    />
  );
}
