import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips, type FilterChip } from "@/components/data-table/filter-chips";
import {
  filterHref,
  listHref,
  toggledFacetHref,
  type ListLocation,
} from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { TableToolbar } from "@/components/data-table/table-toolbar";
import { StatusText } from "@/components/feedback/status";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { ALERT_MARK_FILTERS, ALERT_RANGES, type AlertFilters } from "@/lib/alerts/filters";
import { ALERT_MARK_LABELS, ALERT_RANGE_LABELS, ALERT_STATE_LABELS } from "@/lib/alerts/labels";
import { ALERT_SEVERITY_LABELS, GRAVEST_FIRST } from "@/lib/alerts/severity";
import { ALERT_STATES, type AlertCounts } from "@/lib/alerts/types";
import type { AlertView } from "@/lib/alerts/views";
import type { Assignable } from "./answer-dialog";
import { SavedViews } from "./saved-views";

type AlertToolbarProps = {
  filters: AlertFilters;
  counts: AlertCounts;
  location: ListLocation;
  scope: "active" | "history";
  organization: string;
  members: readonly Assignable[];
  /** The names of the policies that are filtered for. */
  policyNames: ReadonlyMap<string, string>;
  views: readonly AlertView[];
  mayShare: boolean;
  compact: boolean;
};

/** Search, facets, saved views and density; each filter lives in the address. */
export function AlertToolbar(props: AlertToolbarProps) {
  const { organization, filters, counts, location, scope, members, views, mayShare, compact } = props;
  const states = ALERT_STATES.filter((state) => scope === "history" || state !== "resolved");
  return (
    <TableToolbar
      chips={<FilterChips chips={chipsOf(props)} clearHref={clearHref(location)} />}
      actions={
        <>
          {scope === "history" && filters.since === null && filters.until === null && (
            <SegmentedLinks
              label="Fired within"
              current={filters.range}
              segments={ALERT_RANGES.map((range) => ({
                value: range,
                label: ALERT_RANGE_LABELS[range],
                href: filterHref(location, { range }),
              }))}
            />
          )}
          <SegmentedLinks
            label="Density"
            current={compact ? "compact" : "comfortable"}
            segments={[
              { value: "comfortable", label: "Comfortable", href: listHref(location, { density: null }) },
              { value: "compact", label: "Compact", href: listHref(location, { density: "compact" }) },
            ]}
          />
        </>
      }
    >
      <SearchField label="Search policy or labels" location={location} />
      <FacetFilter
        param="severity"
        label="Severity"
        location={location}
        options={GRAVEST_FIRST.map((severity) => ({
          value: severity,
          label: <StatusText status={severity} />,
          count: sum(states.map((state) => counts[severity][state])),
        }))}
      />
      <FacetFilter
        param="state"
        label="State"
        location={location}
        options={states.map((state) => ({
          value: state,
          label: <StatusText status={state} />,
          count: sum(GRAVEST_FIRST.map((severity) => counts[severity][state])),
        }))}
      />
      <FacetFilter
        param="mark"
        label="Marks"
        location={location}
        options={ALERT_MARK_FILTERS.map((mark) => ({ value: mark, label: ALERT_MARK_LABELS[mark] }))}
      />
      <FacetFilter
        param="assignee"
        label="Assignee"
        location={location}
        options={[
          { value: "me", label: "Me" },
          { value: "none", label: "Nobody" },
          ...members.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SavedViews organization={organization} location={location} views={views} mayShare={mayShare} />
    </TableToolbar>
  );
}

/** The list without its filters. */
export function clearHref(location: ListLocation): string {
  const gone = ["severity", "state", "policy", "label", "assignee", "mark", "q", "since", "until"];
  return filterHref(location, Object.fromEntries(gone.map((name) => [name, null])));
}

function chipsOf({ filters, location, members, policyNames }: AlertToolbarProps): FilterChip[] {
  const { severities, states, policies, labels, marks, assignee, search, since, until } = filters;
  const facet = (param: string, value: string, label: string): FilterChip => ({
    label,
    removeHref: toggledFacetHref(location, param, value),
  });
  const single = (params: string[], label: string): FilterChip => ({
    label,
    removeHref: filterHref(location, Object.fromEntries(params.map((param) => [param, null]))),
  });
  const period = [since && `from ${shownTime(since)}`, until && `before ${shownTime(until)}`].filter(Boolean);
  return [
    ...severities.map((each) =>
      facet("severity", each, `Severity: ${ALERT_SEVERITY_LABELS[each].toLowerCase()}`),
    ),
    ...states.map((each) => facet("state", each, `State: ${ALERT_STATE_LABELS[each].toLowerCase()}`)),
    ...policies.map((id) => facet("policy", id, `Policy: ${policyNames.get(id) ?? "unknown"}`)),
    ...labels.map(({ name, value }) => facet("label", `${name}=${value}`, `${name}: ${value}`)),
    ...marks.map((mark) => facet("mark", mark, ALERT_MARK_LABELS[mark])),
    ...(assignee === null ? [] : [single(["assignee"], `Assignee: ${assigneeName(assignee, members)}`)]),
    ...(period.length === 0 ? [] : [single(["since", "until"], `Fired ${period.join(", ")}`)]),
    ...(search === null ? [] : [single(["q"], `Search: ${search}`)]),
  ];
}

function assigneeName(assignee: string, members: readonly Assignable[]): string {
  if (assignee === "me" || assignee === "none") return assignee === "me" ? "me" : "nobody";
  return members.find(({ id }) => id === assignee)?.name ?? "former member";
}

function shownTime(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}
