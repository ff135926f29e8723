import { AlertStatus } from "@/components/alerts/alert-status";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { Section } from "@/components/ui/section";
import type { AlertSummary } from "@/lib/alerts/types";

const SHOWN = 10;

const COLUMNS: readonly DataTableColumn<AlertSummary>[] = [
  { key: "fired", header: "Fired", cell: ({ firedAt }) => <RelativeTime at={firedAt} /> },
  { key: "severity", header: "Severity", cell: ({ severity }) => <StatusBadge status={severity} /> },
  { key: "state", header: "State", cell: ({ state, marks }) => <AlertStatus state={state} marks={marks} /> },
  {
    key: "labels",
    header: "About",
    cell: ({ labels }) =>
      Object.entries(labels)
        .map(([name, value]) => `${name}=${value}`)
        .join(", ") || <span className="text-muted-foreground">–</span>,
  },
];

/** The newest alerts that the policy raised. */
export function PolicyAlerts({
  alerts,
  alertsPath,
}: {
  alerts: readonly AlertSummary[];
  alertsPath: string;
}) {
  return (
    <Section title="Newest alerts">
      <DataTable
        caption="Alerts of this policy"
        noun="alerts"
        density="compact"
        columns={COLUMNS}
        rows={alerts.slice(0, SHOWN)}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `${alertsPath}/${id}`}
        firstUse={<EmptyState title="It has never fired" className="py-8" />}
      />
    </Section>
  );
}
