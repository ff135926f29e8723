/** A page of a list, and the place after which the next one begins; null on the last. */
export type ListPage<Item, Place> = { items: Item[]; next: Place | null };

/** Makes a page of rows that were read one further than asked for. */
export function toPage<Row, Place>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): ListPage<Row, Place> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? placeOf(last) : null };
}

/** A page of a list that is at hand as a whole, after the row at `after`. */
export function pageOfAll<Row>(
  rows: readonly Row[],
  { after, limit }: { after: string | undefined; limit: number },
  placeOf: (row: Row) => string,
): ListPage<Row, string> {
  const begin = after === undefined ? 0 : rows.findIndex((row) => placeOf(row) === after) + 1;
  return toPage(rows.slice(begin, begin + limit + 1), limit, placeOf);
}
