import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatDuration, formatMilliseconds } from "@/lib/core/format/duration";

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [0.042, "42 ms"],
    [0.9999, "1 s"],
    [1, "1 s"],
    [59.6, "1 m"],
    [60, "1 m"],
    [192, "3 m 12 s"],
    [3599.7, "1 h"],
    [3600, "1 h"],
    [5400, "1 h 30 m"],
    [86399, "1 d"],
    [93600, "1 d 2 h"],
    [-192, "−3 m 12 s"],
  ])("shows %d seconds as %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it("shows a missing span as an absence", () => {
    expect(formatDuration(null)).toBe("–");
  });

  it("never shows sixty seconds, sixty minutes or twenty-four hours beside a larger part", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 10_000_000, noNaN: true }), (seconds) => {
        expect(formatDuration(seconds)).not.toMatch(/\b(60 [sm]|24 h)$/);
      }),
    );
  });
});

describe("formatMilliseconds", () => {
  it.each([
    [0, "0 ms"],
    [3.456, "3.46 ms"],
    [184.2, "184 ms"],
    [999.7, "1 s"],
    [1234, "1.23 s"],
    [59_999, "1 m"],
    [192_000, "3 m 12 s"],
  ])("shows %d ms as %s", (milliseconds, text) => {
    expect(formatMilliseconds(milliseconds)).toBe(text);
  });
});
