import { describe, expect, it } from "vitest";
import { toTwoWayPage, type PageStart } from "./page";

const ALL = [9, 8, 7, 6, 5, 4, 3, 2, 1];

/** The newest first, as a query reads them: against the order where `before` is given, and one further than asked. */
function read({ after, before, limit }: PageStart<number>) {
  const rows = ALL.filter(
    (row) => (after === undefined || row < after) && (before === undefined || row > before),
  );
  return (before === undefined ? rows : rows.toReversed()).slice(0, limit + 1);
}

function page(start: PageStart<number>) {
  return toTwoWayPage(read(start), start, (row) => row);
}

describe("a list that is gone through both ways", () => {
  it("has no page before the first", () => {
    expect(page({ limit: 4 })).toEqual({ items: [9, 8, 7, 6], previous: null, next: 6 });
  });

  it("leads forward to the end and names no page after it", () => {
    expect(page({ after: 6, limit: 4 })).toEqual({ items: [5, 4, 3, 2], previous: 5, next: 2 });
    expect(page({ after: 2, limit: 4 })).toEqual({ items: [1], previous: 1, next: null });
  });

  it("leads back over the same rows in the same order", () => {
    expect(page({ before: 1, limit: 4 })).toEqual({ items: [5, 4, 3, 2], previous: 5, next: 2 });
    expect(page({ before: 5, limit: 4 })).toEqual({ items: [9, 8, 7, 6], previous: null, next: 6 });
  });

  it("shows nothing, and leads nowhere, where there is nothing", () => {
    expect(toTwoWayPage<number, number>([], { limit: 4 }, (row) => row)).toEqual({
      items: [],
      previous: null,
      next: null,
    });
  });
});
