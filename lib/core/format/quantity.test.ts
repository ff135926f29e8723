import { describe, expect, it } from "vitest";

import { formatPercent, formatShare } from "@/lib/core/format/percent";
import { formatAxisQuantity, formatQuantity } from "@/lib/core/format/quantity";

describe("formatQuantity", () => {
  it.each([
    [42.34, "percent", "42.3 %"],
    [0.256, "percent", "0.26 %"],
    [1536, "bytes", "1.5 KiB"],
    [184.2, "ms", "184 ms"],
    [192, "seconds", "3 m 12 s"],
    [1204, "count", "1,204"],
    [18.25, "req/s", "18.3 req/s"],
    [5, "", "5"],
    [5, "constructor", "5 constructor"],
    [2048, "bytes_per_second", "2 KiB/s"],
    [12.34, "per_second", "12.3 /s"],
    [21.5, "celsius", "21.5 °C"],
    [12.3, "euros", "€12.30"],
    [0.5, "ratio", "0.5"],
    [1200, "tokens", "1,200 tokens"],
  ])("shows %d %s as %s", (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });

  it("shows a missing value without a unit", () => {
    expect(formatQuantity(null, "bytes")).toBe("–");
  });
});

describe("formatAxisQuantity", () => {
  it("is short for counts and leaves units we do not know to the legend", () => {
    expect(formatAxisQuantity(12_000, "count")).toBe("12k");
    expect(formatAxisQuantity(12_000, "req/s")).toBe("12k");
    expect(formatAxisQuantity(50, "percent")).toBe("50 %");
    expect(formatAxisQuantity(2048, "bytes")).toBe("2 KiB");
    expect(formatAxisQuantity(1500, "euros")).toBe("€1.5k");
    expect(formatAxisQuantity(20, "celsius")).toBe("20 °C");
  });
});

describe("formatPercent and formatShare", () => {
  it("rounds to what one reads at a glance", () => {
    expect(formatPercent(99.94)).toBe("99.9 %");
    expect(formatPercent(100)).toBe("100 %");
    expect(formatPercent(0)).toBe("0 %");
  });

  it("has no share of nothing", () => {
    expect(formatShare(1, 4)).toBe("25 %");
    expect(formatShare(0, 0)).toBe("–");
  });
});
