import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import type { StripeEventItem } from "@/lib/billing/webhooks/staff";
import { formatNumber } from "@/lib/core/format/number";
import { EventStateBadge } from "./event-state";
import { ReplayButton } from "./replay-button";

const COLUMNS: readonly DataTableColumn<StripeEventItem>[] = [
  { key: "type", header: "Event", cell: ({ type }) => type },
  { key: "state", header: "State", cell: ({ state }) => <EventStateBadge state={state} /> },
  { key: "organization", header: "Organisation", cell: ({ organization }) => organization?.name ?? "–" },
  { key: "received", header: "Received", cell: ({ receivedAt }) => <RelativeTime at={receivedAt} /> },
  { key: "deliveries", header: "Sent", align: "end", cell: ({ deliveries }) => formatNumber(deliveries) },
  { key: "attempts", header: "Attempts", align: "end", cell: ({ attempts }) => formatNumber(attempts) },
  {
    key: "error",
    header: "Last error",
    className: "@2xl:max-w-72",
    cell: ({ lastError }) => <span className="text-muted-foreground">{lastError ?? "–"}</span>,
  },
  { key: "replay", header: "Replay", cell: ({ id, type }) => <ReplayButton id={id} type={type} /> },
];

type EventTableProps = { events: readonly StripeEventItem[]; clearFiltersHref?: string };

/** What Stripe has sent, newest first. */
export function EventTable({ events, clearFiltersHref }: EventTableProps) {
  return (
    <DataTable
      caption="Events of Stripe"
      noun="events"
      density="compact"
      columns={COLUMNS}
      rows={events}
      rowKey={({ id }) => id}
      clearFiltersHref={clearFiltersHref}
      firstUse={
        <EmptyState
          title="No events yet"
          description="Stripe sends them to /api/webhooks/stripe once its endpoint is set up."
        />
      }
    />
  );
}
