import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { AUDIT_RANGES, type AuditFilter } from "@/lib/audit/schema";
import type { AuditFacets } from "@/lib/audit/types";
import { DateFilter } from "./date-filter";

type AuditToolbarProps = { location: ListLocation; filter: AuditFilter; facets: AuditFacets };

const RANGE_LABELS: Record<AuditFilter["range"], string> = {
  "24h": "24 h",
  "7d": "7 d",
  "30d": "30 d",
  "90d": "90 d",
  all: "All",
};

/** Every filter stands in the address, so that a filtered log can be shared and exported as it is. */
export function AuditToolbar({ location, filter, facets }: AuditToolbarProps) {
  const ranges = (Object.keys(AUDIT_RANGES) as AuditFilter["range"][]).map((value) => ({
    value,
    label: RANGE_LABELS[value],
    href: filterHref(location, { range: value === "all" ? null : value }),
  }));
  return (
    <TableToolbar
      actions={<SegmentedLinks label="Time range" segments={ranges} current={filter.range} />}
      chips={<FilterChips chips={chipsOf(location, filter, facets)} clearHref={location.pathname} />}
    >
      <SearchField label="Search people, resources, actions" location={location} />
      <FacetFilter
        param="action"
        label="Action"
        location={location}
        options={facets.actions.map((value) => ({ value, label: value }))}
      />
      <FacetFilter
        param="actor"
        label="Actor"
        location={location}
        options={facets.actors.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FacetFilter
        param="resource"
        label="Resource"
        location={location}
        options={facets.resourceKinds.map((value) => ({ value, label: value }))}
      />
      <DateFilter location={location} from={filter.from} to={filter.to} />
    </TableToolbar>
  );
}

function chipsOf(location: ListLocation, filter: AuditFilter, facets: AuditFacets): FilterChip[] {
  const { action, actor, resource, from, to, q } = filter;
  const nameOf = (id: string) => facets.actors.find((candidate) => candidate.id === id)?.name ?? id;
  const facetChip = (param: string, label: string, value: string, text = value): FilterChip => ({
    label: `${label}: ${text}`,
    removeHref: toggledFacetHref(location, param, value),
  });
  const single = (param: string, label: string, value: string | undefined): FilterChip[] =>
    value ? [{ label: `${label}: ${value}`, removeHref: filterHref(location, { [param]: null }) }] : [];
  return [
    ...single("q", "Search", q),
    ...action.map((value) => facetChip("action", "Action", value)),
    ...actor.map((value) => facetChip("actor", "Actor", value, nameOf(value))),
    ...resource.map((value) => facetChip("resource", "Resource", value)),
    ...single("from", "From", from),
    ...single("to", "To", to),
  ];
}
