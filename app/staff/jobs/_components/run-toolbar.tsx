import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { statusLooks, StatusText } from "@/components/feedback/status";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { RUN_RANGES, RUN_RANGE_LABELS, type RunFilters } from "@/lib/jobs/filters";
import { RUN_STATES } from "@/lib/jobs/states";
import { STATUS_OF } from "./run-state";

type RunToolbarProps = {
  filters: RunFilters;
  functions: readonly { id: string; name: string }[];
  location: ListLocation;
};

/** Facets and time range; each lives in the address. */
export function RunToolbar({ filters, functions, location }: RunToolbarProps) {
  const nameOf = new Map(functions.map(({ id, name }) => [id, name]));
  const chips: FilterChip[] = [
    ...filters.states.map((state) => ({
      label: `State: ${statusLooks[STATUS_OF[state]].word.toLowerCase()}`,
      removeHref: toggledFacetHref(location, "state", state),
    })),
    ...filters.functionIds.map((id) => ({
      label: `Function: ${nameOf.get(id) ?? id}`,
      removeHref: toggledFacetHref(location, "function", id),
    })),
  ];
  return (
    <TableToolbar
      chips={<FilterChips chips={chips} clearHref={clearHref(location)} />}
      actions={
        <SegmentedLinks
          label="Time range"
          current={filters.range}
          segments={RUN_RANGES.map((range) => ({
            value: range,
            label: RUN_RANGE_LABELS[range],
            href: filterHref(location, { range }),
          }))}
        />
      }
    >
      <FacetFilter
        param="state"
        label="State"
        location={location}
        options={RUN_STATES.map((state) => ({
          value: state,
          label: <StatusText status={STATUS_OF[state]} />,
        }))}
      />
      <FacetFilter
        param="function"
        label="Function"
        location={location}
        options={functions.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </TableToolbar>
  );
}

/** The list without its filters; the time range stays. */
export function clearHref(location: ListLocation): string {
  return filterHref(location, { state: null, function: null });
}
