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

/** A list that is gone through both ways: after a place, or just before one. */
export type PageStart<Place> = { after?: Place; before?: Place; limit: number };

export type TwoWayPage<Item, Place> = ListPage<Item, Place> & {
  /** The place before which the page before ends; null on the first. */
  previous: Place | null;
};

/** Makes a page of rows that were read one further than asked for: against the list's order where `before` is given. */
export function toTwoWayPage<Row, Place>(
  rows: readonly Row[],
  { after, before, limit }: PageStart<Place>,
  placeOf: (row: Row) => Place,
): TwoWayPage<Row, Place> {
  const isBackwards = before !== undefined;
  const items = isBackwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit);
  const hasFurther = rows.length > limit;
  const [first, last] = [items[0], items.at(-1)];
  return {
    items,
    previous: first !== undefined && (isBackwards ? hasFurther : after !== undefined) ? placeOf(first) : null,
    next: last !== undefined && (isBackwards || hasFurther) ? placeOf(last) : null,
  };
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
