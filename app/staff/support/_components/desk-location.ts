import { valuesOfParam, type ListLocation, type SearchParams } from "@/components/data-table/list-location";
import { DeskFilter } from "@/lib/support/desk/schema";

export const DESK_PATH = "/staff/support";

/** What the address asks of the list; a ticket's page carries it along. */
export function readDeskFilter(params: SearchParams): DeskFilter {
  return DeskFilter.parse({
    queue: valuesOfParam(params, "queue")[0],
    search: valuesOfParam(params, "q")[0] ?? "",
    areas: valuesOfParam(params, "area"),
    priorities: valuesOfParam(params, "priority"),
    labels: valuesOfParam(params, "label"),
    after: valuesOfParam(params, "after")[0],
  });
}

export function isFiltered({ search, areas, priorities, labels }: DeskFilter): boolean {
  return search !== "" || areas.length + priorities.length + labels.length > 0;
}

/** The query of an address, as a saved view keeps it. */
export function queryOf({ params }: ListLocation): string {
  const query = new URLSearchParams();
  for (const name of ["queue", "q", "area", "priority", "label"])
    for (const value of valuesOfParam(params, name)) query.append(name, value);
  return query.toString();
}
