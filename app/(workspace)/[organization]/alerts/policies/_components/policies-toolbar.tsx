import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { StatusText } from "@/components/feedback/status";
import { ALERT_SEVERITY_LABELS, GRAVEST_FIRST } from "@/lib/alerts/severity";
import type { PolicyFilters } from "@/lib/alert-policies/filters";
import { POLICY_KINDS } from "@/lib/alert-policies/kinds";
import { KIND_LABELS } from "@/lib/alert-policies/labels";

const STATES = [
  { value: "firing", label: "Firing" },
  { value: "on", label: "Switched on" },
  { value: "off", label: "Switched off" },
] as const;

type PoliciesToolbarProps = { filters: PolicyFilters; location: ListLocation };

/** Search and facets; each lives in the address. */
export function PoliciesToolbar({ filters, location }: PoliciesToolbarProps) {
  return (
    <TableToolbar chips={<FilterChips chips={chipsOf(filters, location)} clearHref={clearHref(location)} />}>
      <SearchField label="Search name, metric or description" location={location} />
      <FacetFilter param="state" label="State" location={location} options={STATES} />
      <FacetFilter
        param="severity"
        label="Severity"
        location={location}
        options={GRAVEST_FIRST.map((value) => ({ value, label: <StatusText status={value} /> }))}
      />
      <FacetFilter
        param="kind"
        label="Kind"
        location={location}
        options={POLICY_KINDS.map((value) => ({ value, label: KIND_LABELS[value].label }))}
      />
    </TableToolbar>
  );
}

/** The list without its filters. */
export function clearHref(location: ListLocation): string {
  return filterHref(location, { q: null, state: null, severity: null, kind: null });
}

function chipsOf(
  { search, enabled, firing, severities, kinds }: PolicyFilters,
  location: ListLocation,
): FilterChip[] {
  const chip = (param: string, value: string, label: string) => ({
    label,
    removeHref: toggledFacetHref(location, param, value),
  });
  return [
    ...(search === "" ? [] : [{ label: `Search: ${search}`, removeHref: filterHref(location, { q: null }) }]),
    ...(firing ? [chip("state", "firing", "Firing")] : []),
    ...(enabled === null
      ? []
      : [chip("state", enabled ? "on" : "off", enabled ? "Switched on" : "Switched off")]),
    ...severities.map((value) =>
      chip("severity", value, `Severity: ${ALERT_SEVERITY_LABELS[value].toLowerCase()}`),
    ),
    ...kinds.map((value) => chip("kind", value, `Kind: ${KIND_LABELS[value].label.toLowerCase()}`)),
  ];
}
