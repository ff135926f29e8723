import { Send } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import type { ListLocation } from "@/components/data-table/list-location";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusText } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { hasDeliveryFilters, type DeliveryFilters } from "@/lib/deliveries/filters";
import { DELIVERY_KIND_LABELS } from "@/lib/deliveries/labels";
import type { DeliverySummary } from "@/lib/deliveries/queries";
import { DeliveryState } from "./delivery-state";
import { clearDeliveriesHref } from "./delivery-toolbar";

type DeliveryTableProps = {
  deliveries: DeliverySummary[];
  filters: DeliveryFilters;
  location: ListLocation;
  timeZone: string;
};

/** What was told to whom, through what, and with which result. */
export function DeliveryTable({ deliveries, filters, location, timeZone }: DeliveryTableProps) {
  return (
    <DataTable
      caption="Deliveries"
      noun="deliveries"
      rows={deliveries}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${location.pathname}/${id}`}
      clearFiltersHref={hasDeliveryFilters(filters) ? clearDeliveriesHref(location) : undefined}
      firstUse={
        <EmptyState
          icon={Send}
          title="Nobody was told anything yet"
          description="As soon as an alert fires, every message to every person and channel is listed here with its result."
        />
      }
      columns={[
        {
          key: "title",
          header: "Message",
          cell: ({ title, kind }) => (
            <span className="grid gap-0.5">
              <span className="font-medium break-words">{title}</span>
              <span className="text-muted-foreground text-xs">{DELIVERY_KIND_LABELS[kind]}</span>
            </span>
          ),
        },
        { key: "severity", header: "Severity", cell: ({ severity }) => <StatusText status={severity} /> },
        {
          key: "recipient",
          header: "To",
          cell: ({ channel, recipient }) => (
            <span className="grid gap-0.5">
              <span className="break-words">{channel?.name ?? "E-mail"}</span>
              <span className="text-muted-foreground text-xs break-all">{recipient}</span>
            </span>
          ),
        },
        {
          key: "state",
          header: "Result",
          cell: ({ state, lastError }) => (
            <span className="grid justify-items-start gap-1">
              <DeliveryState state={state} />
              {lastError && <span className="text-muted-foreground text-xs break-words">{lastError}</span>}
            </span>
          ),
        },
        { key: "attempts", header: "Attempts", align: "end", cell: ({ attempts }) => attempts },
        {
          key: "created",
          header: "Written",
          cell: ({ createdAt }) => <RelativeTime at={createdAt} timeZone={timeZone} />,
        },
      ]}
    />
  );
}
