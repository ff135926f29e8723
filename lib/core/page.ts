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
