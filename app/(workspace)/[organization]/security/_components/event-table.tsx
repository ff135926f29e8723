import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import type { ListLocation } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { hasEventFilters, type EventFilters } from "@/lib/security-events/filters";
import { kindLabel } from "@/lib/security-events/kinds";
import type { SecurityEventSummary } from "@/lib/security-events/types";
import { ActorName } from "./actor-name";
import { clearHref } from "./event-toolbar";
import { FirstEvent } from "./first-event";

const COLUMNS: readonly DataTableColumn<SecurityEventSummary>[] = [
  {
    key: "kind",
    header: "Event",
    cell: ({ kind }) => <span className="font-medium">{kindLabel(kind)}</span>,
  },
  { key: "severity", header: "Severity", cell: ({ severity }) => <StatusBadge status={severity} /> },
  { key: "actor", header: "Actor", cell: ({ actor }) => <ActorName actor={actor} /> },
  { key: "address", header: "Source address", cell: ({ sourceAddress }) => <Mono text={sourceAddress} /> },
  { key: "target", header: "Target", cell: ({ target }) => <Mono text={target?.id ?? null} /> },
  { key: "occurred", header: "Occurred", cell: ({ occurredAt }) => <RelativeTime at={occurredAt} /> },
  {
    key: "sequence",
    header: "No.",
    align: "end",
    cell: ({ sequence }) => <span className="tabular text-muted-foreground">{sequence}</span>,
  },
];

type EventTableProps = {
  events: readonly SecurityEventSummary[];
  filters: EventFilters;
  location: ListLocation;
  isFirstUse: boolean;
  appUrl: string;
  mayCreateKey: boolean;
};

/** The list itself, with its three ways of being empty. */
export function EventTable({ events, filters, location, isFirstUse, appUrl, mayCreateKey }: EventTableProps) {
  const apiKeysHref = location.pathname.replace(/security$/, "settings/api-keys");
  return (
    <DataTable
      caption="Security events"
      noun="events"
      columns={COLUMNS}
      rows={events}
      rowKey={({ sequence }) => String(sequence)}
      rowHref={({ sequence }) => `${location.pathname}/${sequence}`}
      density="compact"
      clearFiltersHref={hasEventFilters(filters) ? clearHref(location) : undefined}
      firstUse={
        isFirstUse ? (
          <FirstEvent appUrl={appUrl} apiKeysHref={mayCreateKey ? apiKeysHref : null} />
        ) : (
          <EmptyState
            title="Nothing happened in this time"
            description="No event occurred in the chosen range. Choose a longer one to see what came before."
          />
        )
      }
    />
  );
}

function Mono({ text }: { text: string | null }) {
  if (text === null) return <span className="text-muted-foreground">–</span>;
  return <span className="line-clamp-1 font-mono text-xs">{text}</span>;
}
