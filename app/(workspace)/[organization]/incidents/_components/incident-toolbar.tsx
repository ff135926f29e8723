import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { IncidentSeverityBadge, IncidentStateBadge } from "@/components/incidents/incident-badges";
import type { IncidentFilters } from "@/lib/incidents/filters";
import { INCIDENT_SEVERITIES, SEVERITY_FACTS } from "@/lib/incidents/severity";
import { INCIDENT_STATES, INCIDENT_STATE_LABELS } from "@/lib/incidents/states";
import { clearHref } from "./incident-table";

/** Search and facets of the list; each lives in the address. */
export function IncidentToolbar({ filters, location }: { filters: IncidentFilters; location: ListLocation }) {
  return (
    <TableToolbar chips={<FilterChips chips={chipsOf(filters, location)} clearHref={clearHref(location)} />}>
      <SearchField label="Search title or number" location={location} />
      <FacetFilter
        param="severity"
        label="Severity"
        location={location}
        options={INCIDENT_SEVERITIES.map((severity) => ({
          value: severity,
          label: <IncidentSeverityBadge severity={severity} />,
        }))}
      />
      <FacetFilter
        param="state"
        label="State"
        location={location}
        options={INCIDENT_STATES.map((state) => ({
          value: state,
          label: <IncidentStateBadge state={state} />,
        }))}
      />
    </TableToolbar>
  );
}

function chipsOf({ severities, states, search }: IncidentFilters, location: ListLocation) {
  return [
    ...severities.map((severity) => ({
      label: `Severity: ${SEVERITY_FACTS[severity].label}`,
      removeHref: toggledFacetHref(location, "severity", severity),
    })),
    ...states.map((state) => ({
      label: `State: ${INCIDENT_STATE_LABELS[state].toLowerCase()}`,
      removeHref: toggledFacetHref(location, "state", state),
    })),
    ...(search === "" ? [] : [{ label: `Search: ${search}`, removeHref: filterHref(location, { q: null }) }]),
  ];
}
