import { describe, expect, it } from "vitest";
import { byteRangeOf } from "./byte-range";

describe("the range of a download", () => {
  it.each([
    ["bytes=0-", { start: 0, end: 100 }],
    ["bytes=40-", { start: 40, end: 100 }],
    ["bytes=40-49", { start: 40, end: 50 }],
    ["bytes=90-900", { start: 90, end: 100 }],
    ["bytes=-10", { start: 90, end: 100 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=50-40", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=0-1,5-6", null],
    ["items=0-1", null],
    [null, null],
  ])("asked for as %s", (header, range) => {
    expect(byteRangeOf(header, 100)).toEqual(range);
  });
});
