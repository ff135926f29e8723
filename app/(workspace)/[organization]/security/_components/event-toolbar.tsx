import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import { filterHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { StatusText } from "@/components/feedback/status";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import {
  EVENT_RANGES,
  EVENT_RANGE_LABELS,
  kindChoices,
  type EventFilters,
} from "@/lib/security-events/filters";
import { kindLabel } from "@/lib/security-events/kinds";
import type { EventStatistics } from "@/lib/security-events/queries";
import { SEVERITIES, SEVERITY_LABELS } from "@/lib/security-events/severity";

type EventToolbarProps = { filters: EventFilters; statistics: EventStatistics; location: ListLocation };

/** Search, facets and time range; each lives in the address. */
export function EventToolbar({ filters, statistics, location }: EventToolbarProps) {
  const countOfKind = new Map(statistics.kinds.map(({ kind, events }) => [kind, events]));
  return (
    <TableToolbar
      chips={<FilterChips chips={chipsOf(filters, location)} clearHref={clearHref(location)} />}
      actions={
        <SegmentedLinks
          label="Time range"
          current={filters.range}
          segments={EVENT_RANGES.map((range) => ({
            value: range,
            label: EVENT_RANGE_LABELS[range],
            href: filterHref(location, { range }),
          }))}
        />
      }
    >
      <SearchField label="Search actor, address or detail" location={location} />
      <FacetFilter
        param="severity"
        label="Severity"
        location={location}
        options={[...SEVERITIES].reverse().map((severity) => ({
          value: severity,
          label: <StatusText status={severity} />,
        }))}
      />
      <FacetFilter
        param="kind"
        label="Kind"
        location={location}
        options={kindChoices(statistics.kinds.map(({ kind }) => kind)).map((kind) => ({
          value: kind,
          label: kindLabel(kind),
          count: countOfKind.get(kind),
        }))}
      />
    </TableToolbar>
  );
}

/** The list without its filters; the time range stays. */
export function clearHref(location: ListLocation): string {
  return filterHref(location, { severity: null, kind: null, actor: null, q: null });
}

function chipsOf(filters: EventFilters, location: ListLocation): FilterChip[] {
  const { severities, kinds, actor, search } = filters;
  return [
    ...severities.map((severity) => ({
      label: `Severity: ${SEVERITY_LABELS[severity].toLowerCase()}`,
      removeHref: toggledFacetHref(location, "severity", severity),
    })),
    ...kinds.map((kind) => ({
      label: `Kind: ${kindLabel(kind)}`,
      removeHref: toggledFacetHref(location, "kind", kind),
    })),
    ...(actor === null
      ? []
      : [{ label: `Actor: ${actor}`, removeHref: filterHref(location, { actor: null }) }]),
    ...(search === null
      ? []
      : [{ label: `Search: ${search}`, removeHref: filterHref(location, { q: null }) }]),
  ];
}
