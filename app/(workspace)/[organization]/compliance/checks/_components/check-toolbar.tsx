import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { EFFECTIVE_STATES } from "@/lib/compliance/effective-state";
import { STATE_LABELS } from "@/lib/compliance/labels";
import { ALL_FRAMEWORKS, FRAMEWORKS } from "@/lib/compliance/library/frameworks/catalogue";
import { CONTROL_THEMES } from "@/lib/compliance/library/types";
import type { CheckFilter } from "@/lib/compliance/schema";
import { ComplianceState } from "../../_components/compliance-state";

const TYPES = { automatic: "Automatic", manual: "Manual" };

/** The list without its filters. */
export function clearChecksHref(location: ListLocation): string {
  return filterHref(location, { q: null, state: null, type: null, framework: null, theme: null });
}

type CheckToolbarProps = { filter: CheckFilter; location: ListLocation };

/** Search and facets of the checks; each lives in the address. */
export function CheckToolbar({ filter, location }: CheckToolbarProps) {
  return (
    <TableToolbar
      chips={<FilterChips chips={chipsOf(filter, location)} clearHref={clearChecksHref(location)} />}
    >
      <SearchField label="Search checks" location={location} />
      <FacetFilter
        param="state"
        label="State"
        location={location}
        options={EFFECTIVE_STATES.map((state) => ({
          value: state,
          label: <ComplianceState state={state} />,
        }))}
      />
      <FacetFilter
        param="framework"
        label="Framework"
        location={location}
        options={ALL_FRAMEWORKS.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FacetFilter
        param="theme"
        label="Theme"
        location={location}
        options={Object.entries(CONTROL_THEMES).map(([value, label]) => ({ value, label }))}
      />
      <FacetFilter
        param="type"
        label="Kind"
        location={location}
        options={Object.entries(TYPES).map(([value, label]) => ({ value, label }))}
      />
    </TableToolbar>
  );
}

function chipsOf(filter: CheckFilter, location: ListLocation): FilterChip[] {
  const facet = <Value extends string>(
    param: string,
    label: string,
    values: readonly Value[],
    nameOf: (value: Value) => string,
  ) =>
    values.map((value) => ({
      label: `${label}: ${nameOf(value)}`,
      removeHref: toggledFacetHref(location, param, value),
    }));
  return [
    ...(filter.q === ""
      ? []
      : [{ label: `Search: ${filter.q}`, removeHref: filterHref(location, { q: null }) }]),
    ...facet("state", "State", filter.state, (state) => STATE_LABELS[state].toLowerCase()),
    ...facet("framework", "Framework", filter.framework, (id) => FRAMEWORKS[id].name),
    ...facet("theme", "Theme", filter.theme, (theme) => CONTROL_THEMES[theme].toLowerCase()),
    ...facet("type", "Kind", filter.type, (type) => TYPES[type].toLowerCase()),
  ];
}
