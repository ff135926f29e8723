import { describe, expect, it } from "vitest";

import { absent, formatCompact, formatNumber } from "@/lib/core/format/number";

describe("formatNumber", () => {
  it.each([
    [0, "0"],
    [1234567, "1,234,567"],
    [123.456, "123"],
    [12.345, "12.3"],
    [3.14159, "3.14"],
    [0.034567, "0.035"],
    [-12.345, "-12.3"],
    [-0.0000001, "0"],
  ])("shows %d with the digits that mean something: %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it("keeps to the digits it is told", () => {
    expect(formatNumber(3.14159, 1)).toBe("3.1");
  });

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    "shows %s as an absence, not as zero",
    (value) => {
      expect(formatNumber(value)).toBe(absent);
    },
  );
});

describe("formatCompact", () => {
  it.each([
    [950, "950"],
    [999.7, "1k"],
    [1234, "1.2k"],
    [123_456, "123k"],
    [999_700, "1M"],
    [1234567, "1.2M"],
    [-5_600_000_000, "-5.6B"],
  ])("shortens %d to %s", (value, text) => {
    expect(formatCompact(value)).toBe(text);
  });

  it("shows a missing value as an absence", () => {
    expect(formatCompact(null)).toBe(absent);
  });
});
