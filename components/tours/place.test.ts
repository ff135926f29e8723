import { describe, expect, it } from "vitest";
import { moved, skipped, type TourPlace } from "./place";

const at = (index: number, direction: 1 | -1 = 1): TourPlace => ({ index, direction, isShown: true });
const COUNT = 4;

describe("the way through a tour", () => {
  it.each([
    ["on", at(1), 1, { index: 2, direction: 1, isShown: false }],
    ["back", at(2), -1, { index: 1, direction: -1, isShown: false }],
    ["nowhere before the first", at(0), -1, null],
    ["to the end after the last", at(3), 1, null],
  ] as const)("leads %s", (_name, from, direction, to) => {
    expect(moved(from, direction, COUNT)).toEqual(to);
  });

  it.each([
    ["on, for who goes on", at(1, 1), 2],
    ["back, for who goes back", at(2, -1), 1],
    ["on again from the beginning, for who goes back", at(0, -1), 1],
    ["to the end after the last", at(3, 1), undefined],
  ] as const)("passes a step that is not there: %s", (_name, from, index) => {
    expect(skipped(from, COUNT)?.index).toBe(index);
  });

  it("ends even if no step is there at all", () => {
    let place: TourPlace | null = at(2, -1);
    for (let turn = 0; turn < 2 * COUNT && place !== null; turn += 1) place = skipped(place, COUNT);
    expect(place).toBeNull();
  });
});
