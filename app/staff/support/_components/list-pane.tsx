import { FacetFilter } from "@/components/data-table/facet-filter";
import { FilterChips } from "@/components/data-table/filter-chips";
import { listHref, toggledFacetHref, type ListLocation } from "@/components/data-table/list-location";
import { SearchField } from "@/components/data-table/search-field";
import { EmptyState } from "@/components/feedback/empty-state";
import { FilterEmpty } from "@/components/feedback/filter-empty";
import { Card } from "@/components/ui/card";
import { Pagination } from "@/components/ui/pagination";
import { listDeskTickets, listLabels } from "@/lib/support/desk/list-tickets";
import { QUEUE_LABELS } from "@/lib/support/desk/queues";
import type { DeskFilter } from "@/lib/support/desk/schema";
import type { StaffMember } from "@/lib/support/desk/types";
import {
  TICKET_AREA_LABELS,
  TICKET_AREAS,
  TICKET_PRIORITIES,
  TICKET_PRIORITY_LABELS,
} from "@/lib/support/tickets/vocabulary";
import { DESK_PATH, isFiltered, queryOf } from "./desk-location";
import { SaveView } from "./save-view";
import { TicketList } from "./ticket-list";

type ListPaneProps = {
  staffUserId: string;
  filter: DeskFilter;
  location: ListLocation;
  current: number | null;
  staff: readonly StaffMember[];
  mayChange: boolean;
};

/** The middle of the desk: search, filters and the tickets of a queue. */
export async function ListPane({ staffUserId, filter, location, current, staff, mayChange }: ListPaneProps) {
  const [{ tickets, total, nextCursor }, labels] = await Promise.all([
    listDeskTickets(staffUserId, filter),
    listLabels(),
  ]);
  const query = queryOf(location);
  const inDesk = { ...location, pathname: DESK_PATH };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
      <div className="flex flex-wrap gap-2">
        <SearchField label="Search tickets" location={inDesk} />
        <FacetFilter
          param="priority"
          label="Priority"
          location={inDesk}
          options={TICKET_PRIORITIES.map((value) => ({ value, label: TICKET_PRIORITY_LABELS[value] }))}
        />
        <FacetFilter
          param="area"
          label="Area"
          location={inDesk}
          options={TICKET_AREAS.map((value) => ({ value, label: TICKET_AREA_LABELS[value] }))}
        />
        {labels.length > 0 && (
          <FacetFilter
            param="label"
            label="Label"
            location={inDesk}
            options={labels.map((value) => ({ value, label: value }))}
          />
        )}
        <SaveView query={query} />
      </div>
      <FilterChips chips={chipsOf(filter, inDesk)} clearHref={`${DESK_PATH}?queue=${filter.queue}`} />
      {tickets.length === 0 ? (
        <Card>
          {isFiltered(filter) ? (
            <FilterEmpty noun="tickets" clearHref={`${DESK_PATH}?queue=${filter.queue}`} />
          ) : (
            <EmptyState
              title={`Nothing in ${QUEUE_LABELS[filter.queue].toLowerCase()}`}
              description="Tickets appear here as customers report something and as their clocks run."
            />
          )}
        </Card>
      ) : (
        <>
          <TicketList tickets={tickets} query={query} current={current} staff={staff} mayChange={mayChange} />
          <Pagination
            shown={tickets.length}
            total={total}
            noun="tickets"
            previousHref={filter.after === undefined ? undefined : listHref(inDesk, { after: null })}
            nextHref={nextCursor === null ? undefined : listHref(inDesk, { after: nextCursor })}
          />
        </>
      )}
    </div>
  );
}

function chipsOf(filter: DeskFilter, location: ListLocation) {
  const chip = (param: string, value: string, label: string) => ({
    label,
    removeHref: toggledFacetHref(location, param, value),
  });
  return [
    ...filter.priorities.map((value) =>
      chip("priority", value, `Priority: ${TICKET_PRIORITY_LABELS[value].toLowerCase()}`),
    ),
    ...filter.areas.map((value) => chip("area", value, `Area: ${TICKET_AREA_LABELS[value].toLowerCase()}`)),
    ...filter.labels.map((value) => chip("label", value, `Label: ${value}`)),
  ];
}
