import { Siren } from "lucide-react";
import Link from "next/link";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { filterHref, type ListLocation } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { IncidentSeverityBadge, IncidentStateBadge } from "@/components/incidents/incident-badges";
import { ResponseTarget } from "@/components/incidents/response-target";
import { RelativeTime } from "@/components/time/relative-time";
import { Button } from "@/components/ui/button";
import type { IncidentSummary } from "@/lib/incidents/types";

const COLUMNS: readonly DataTableColumn<IncidentSummary>[] = [
  {
    key: "title",
    header: "Incident",
    cell: ({ number, title }) => (
      <>
        <span className="text-muted-foreground tabular mr-2">{number}</span>
        <span className="font-medium">{title}</span>
      </>
    ),
  },
  {
    key: "severity",
    header: "Severity",
    cell: ({ severity }) => <IncidentSeverityBadge severity={severity} />,
  },
  { key: "state", header: "State", cell: ({ state }) => <IncidentStateBadge state={state} /> },
  {
    key: "target",
    header: "Response",
    cell: ({ responseDueAt, acknowledgedAt }) => (
      <ResponseTarget dueAt={responseDueAt} acknowledgedAt={acknowledgedAt} />
    ),
  },
  {
    key: "commander",
    header: "Commander",
    cell: ({ commander }) => commander?.name ?? <span className="text-muted-foreground">Nobody yet</span>,
  },
  { key: "opened", header: "Opened", cell: ({ openedAt }) => <RelativeTime at={openedAt} /> },
  {
    key: "alerts",
    header: "Alerts",
    align: "end",
    cell: ({ alertCount }) => <span className="tabular">{alertCount}</span>,
  },
];

type IncidentTableProps = {
  incidents: readonly IncidentSummary[];
  location: ListLocation;
  isFiltered: boolean;
  mayDeclare: boolean;
};

export function IncidentTable({ incidents, location, isFiltered, mayDeclare }: IncidentTableProps) {
  return (
    <DataTable
      caption="Incidents"
      noun="incidents"
      columns={COLUMNS}
      rows={incidents}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${location.pathname}/${id}`}
      clearFiltersHref={isFiltered ? clearHref(location) : undefined}
      firstUse={
        <EmptyState
          icon={Siren}
          title="No incidents"
          description="Correlation rules open them when alerts belong together. Declare one yourself when you see trouble that no alert has found."
          action={
            mayDeclare && (
              <Button variant="primary" asChild>
                <Link href={`${location.pathname}/new`}>Declare incident</Link>
              </Button>
            )
          }
        />
      }
    />
  );
}

export function clearHref(location: ListLocation): string {
  return filterHref(location, { severity: null, state: null, q: null });
}
