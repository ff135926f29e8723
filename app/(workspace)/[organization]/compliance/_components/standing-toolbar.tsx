import type { ReactNode } from "react";
import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import type { EffectiveState } from "@/lib/compliance/effective-state";
import { STATE_LABELS } from "@/lib/compliance/labels";
import { ALL_FRAMEWORKS } from "@/lib/compliance/library/frameworks/catalogue";
import { CONTROL_THEMES } from "@/lib/compliance/library/types";
import type { CheckFilter } from "@/lib/compliance/schema";
import { ComplianceState } from "@/components/compliance/compliance-state";

type Option = { value: string; name: string; label?: ReactNode };
type Facet = { param: Exclude<keyof CheckFilter, "q">; label: string; options: readonly Option[] };

const FRAMEWORK: Facet = {
  param: "framework",
  label: "Framework",
  options: ALL_FRAMEWORKS.map(({ id, name }) => ({ value: id, name })),
};
const THEME: Facet = {
  param: "theme",
  label: "Theme",
  options: Object.entries(CONTROL_THEMES).map(([value, name]) => ({ value, name })),
};
const KIND: Facet = {
  param: "type",
  label: "Kind",
  options: [
    { value: "automatic", name: "Automatic" },
    { value: "manual", name: "Manual" },
  ],
};

/** The list without its filters. */
export function clearStandingsHref(location: ListLocation): string {
  return filterHref(location, { q: null, state: null, framework: null, theme: null, type: null });
}

type StandingToolbarProps = {
  /** What is listed: "checks". */
  noun: string;
  filter: CheckFilter;
  location: ListLocation;
  states: readonly EffectiveState[];
  /** Whether automatic and manual ones can be told apart. */
  byKind?: boolean;
};

/** Search and facets of controls and checks; each lives in the address. */
export function StandingToolbar({ noun, filter, location, states, byKind = false }: StandingToolbarProps) {
  const state: Facet = {
    param: "state",
    label: "State",
    options: states.map((value) => ({
      value,
      name: STATE_LABELS[value],
      label: <ComplianceState state={value} />,
    })),
  };
  const facets = [state, FRAMEWORK, THEME, ...(byKind ? [KIND] : [])];
  const search = { label: `Search: ${filter.q}`, removeHref: filterHref(location, { q: null }) };
  const chips = facets.flatMap(({ param, label, options }) =>
    options
      .filter(({ value }) => (filter[param] as readonly string[]).includes(value))
      .map(({ value, name }) => ({
        label: `${label}: ${name}`,
        removeHref: toggledFacetHref(location, param, value),
      })),
  );
  return (
    <TableToolbar
      chips={
        <FilterChips
          chips={filter.q === "" ? chips : [search, ...chips]}
          clearHref={clearStandingsHref(location)}
        />
      }
    >
      <SearchField label={`Search ${noun}`} location={location} />
      {facets.map(({ param, label, options }) => (
        <FacetFilter
          key={param}
          param={param}
          label={label}
          location={location}
          options={options.map((option) => ({ value: option.value, label: option.label ?? option.name }))}
        />
      ))}
    </TableToolbar>
  );
}
