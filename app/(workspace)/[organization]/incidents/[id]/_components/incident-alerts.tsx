import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import type { IncidentAlert } from "@/lib/incidents/types";
import { labelsText } from "./alert-labels";

const COLUMNS: readonly DataTableColumn<IncidentAlert>[] = [
  {
    key: "policy",
    header: "Alert",
    cell: ({ policyName, labels }) => (
      <>
        <span className="font-medium">{policyName}</span>
        <span className="text-muted-foreground ml-2 font-mono text-xs wrap-anywhere">
          {labelsText(labels)}
        </span>
      </>
    ),
  },
  { key: "severity", header: "Severity", cell: ({ severity }) => <StatusBadge status={severity} /> },
  { key: "state", header: "State", cell: ({ state }) => <StatusBadge status={state} /> },
  { key: "fired", header: "Fired", cell: ({ firedAt }) => <RelativeTime at={firedAt} /> },
];

export function IncidentAlerts({ slug, alerts }: { slug: string; alerts: readonly IncidentAlert[] }) {
  return (
    <DataTable
      caption="Alerts of this incident"
      noun="alerts"
      columns={COLUMNS}
      rows={alerts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/${slug}/alerts/${id}`}
      density="compact"
      firstUse={
        <EmptyState
          title="No alerts"
          description="This incident was declared by hand. Add alerts to it from their pages."
        />
      }
    />
  );
}
