import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import type { ChannelSummary } from "@/lib/channels/types";
import type { DeliveryFilters } from "@/lib/deliveries/filters";
import { DELIVERY_KINDS, DELIVERY_STATES } from "@/lib/deliveries/kinds";
import { DELIVERY_KIND_LABELS, DELIVERY_STATE_LABELS } from "@/lib/deliveries/labels";
import { DeliveryState } from "./delivery-state";

type DeliveryToolbarProps = {
  filters: DeliveryFilters;
  channels: readonly Pick<ChannelSummary, "id" | "name">[];
  location: ListLocation;
};

/** Facets of the log; each lives in the address. */
export function DeliveryToolbar({ filters, channels, location }: DeliveryToolbarProps) {
  const named = [{ id: "email", name: "E-mail" }, ...channels];
  return (
    <TableToolbar
      chips={
        <FilterChips chips={chipsOf(filters, named, location)} clearHref={clearDeliveriesHref(location)} />
      }
    >
      <FacetFilter
        param="state"
        label="State"
        location={location}
        options={DELIVERY_STATES.map((state) => ({ value: state, label: <DeliveryState state={state} /> }))}
      />
      <FacetFilter
        param="channel"
        label="Channel"
        location={location}
        options={named.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FacetFilter
        param="kind"
        label="Kind"
        location={location}
        options={DELIVERY_KINDS.map((kind) => ({ value: kind, label: DELIVERY_KIND_LABELS[kind] }))}
      />
    </TableToolbar>
  );
}

/** The log without its filters. */
export function clearDeliveriesHref(location: ListLocation): string {
  return filterHref(location, { state: null, kind: null, channel: null, alert: null });
}

function chipsOf(
  { states, kinds, channels, alertId }: DeliveryFilters,
  named: readonly { id: string; name: string }[],
  location: ListLocation,
): FilterChip[] {
  const nameOf = (id: string) => named.find((channel) => channel.id === id)?.name ?? "a removed channel";
  return [
    ...states.map((state) => ({
      label: `State: ${DELIVERY_STATE_LABELS[state].toLowerCase()}`,
      removeHref: toggledFacetHref(location, "state", state),
    })),
    ...channels.map((channel) => ({
      label: `Channel: ${nameOf(channel)}`,
      removeHref: toggledFacetHref(location, "channel", channel),
    })),
    ...kinds.map((kind) => ({
      label: `Kind: ${DELIVERY_KIND_LABELS[kind].toLowerCase()}`,
      removeHref: toggledFacetHref(location, "kind", kind),
    })),
    ...(alertId === null ? [] : [{ label: "One alert", removeHref: filterHref(location, { alert: null }) }]),
  ];
}
