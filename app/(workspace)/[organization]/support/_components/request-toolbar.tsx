import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { RequestStateBadge } from "@/components/support/request-badges";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import type { RequestFilters } from "@/lib/support/requests/filters";
import { REQUEST_STATE_LABELS, REQUEST_STATES } from "@/lib/support/requests/states";
import { clearHref } from "./request-table";

type RequestToolbarProps = { filters: RequestFilters; location: ListLocation; seesAll: boolean };

/** Search and facets of the list; each lives in the address. */
export function RequestToolbar({ filters, location, seesAll }: RequestToolbarProps) {
  return (
    <TableToolbar chips={<FilterChips chips={chipsOf(filters, location)} clearHref={clearHref(location)} />}>
      <SearchField label="Search title or number" location={location} />
      <FacetFilter
        param="state"
        label="State"
        location={location}
        options={REQUEST_STATES.map((state) => ({
          value: state,
          label: <RequestStateBadge state={state} />,
        }))}
      />
      {seesAll && (
        <SegmentedLinks
          label="Whose requests"
          current={filters.isMine ? "me" : "all"}
          segments={[
            { value: "all", label: "Everybody’s", href: filterHref(location, { of: null }) },
            { value: "me", label: "Mine", href: filterHref(location, { of: "me" }) },
          ]}
        />
      )}
    </TableToolbar>
  );
}

function chipsOf({ states, search }: RequestFilters, location: ListLocation) {
  return [
    ...states.map((state) => ({
      label: `State: ${REQUEST_STATE_LABELS[state].toLowerCase()}`,
      removeHref: toggledFacetHref(location, "state", state),
    })),
    ...(search === "" ? [] : [{ label: `Search: ${search}`, removeHref: filterHref(location, { q: null }) }]),
  ];
}
