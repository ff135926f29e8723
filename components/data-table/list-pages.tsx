import { Pagination } from "@/components/ui/pagination";
import { listHref, type ListLocation } from "./list-location";

type ListPagesProps = {
  location: ListLocation;
  /** Rows on this page. */
  shown: number;
  /** All rows that match; null where counting would cost too much. */
  total: number | null;
  /** The plural noun of the rows: "events". */
  noun: string;
  /** Where the page before and the page after begin; null at the ends of the list. */
  newerCursor: string | null;
  olderCursor: string | null;
};

/** Back and forward through a list whose address carries its place as `before` or `after`. */
export function ListPages({ location, shown, total, noun, newerCursor, olderCursor }: ListPagesProps) {
  if (shown === 0) return null;
  const hrefOf = (param: "after" | "before", cursor: string | null) =>
    cursor === null ? undefined : listHref(location, { after: null, before: null, [param]: cursor });
  return (
    <Pagination
      shown={shown}
      total={total ?? undefined}
      noun={noun}
      previousHref={hrefOf("before", newerCursor)}
      nextHref={hrefOf("after", olderCursor)}
    />
  );
}
