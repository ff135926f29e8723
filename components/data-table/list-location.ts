/** What a page receives as `await searchParams`. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Where a list stands: its path and what the address asks of it. */
export type ListLocation = { pathname: string; params: SearchParams };

type Changes = Readonly<Record<string, string | readonly string[] | null>>;

/** A place in the old list means nothing in a list that is filtered otherwise. */
export const positionParams: readonly string[] = ["cursor", "after", "before"];

/** The values of a parameter that may stand once, several times, or not at all. */
export function valuesOfParam(params: SearchParams, name: string): readonly string[] {
  const value = params[name];
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}

/** The address with some parameters changed (`null` takes one away) and the rest kept. */
export function listHref({ pathname, params }: ListLocation, changes: Changes): string {
  const next = new URLSearchParams();
  for (const name of Object.keys(params)) {
    if (!Object.hasOwn(changes, name))
      for (const value of valuesOfParam(params, name)) next.append(name, value);
  }
  for (const [name, change] of Object.entries(changes)) {
    if (change === null || change === "") continue;
    for (const value of typeof change === "string" ? [change] : change) next.append(name, value);
  }
  const query = next.toString();
  return query === "" ? pathname : `${pathname}?${query}`;
}

/** The same for a filter: the list starts again at its beginning. */
export function filterHref(location: ListLocation, changes: Changes): string {
  const fromTheStart = Object.fromEntries(positionParams.map((name) => [name, null]));
  return listHref(location, { ...fromTheStart, ...changes });
}

/** The address with one value of a facet switched on or off. */
export function toggledFacetHref(location: ListLocation, name: string, value: string): string {
  const current = valuesOfParam(location.params, name);
  const next = current.includes(value) ? current.filter((each) => each !== value) : [...current, value];
  return filterHref(location, { [name]: next });
}
