import { describe, expect, it } from "vitest";

import { chartRows, comparisonKey, isolatedRows, usualStepMs } from "@/components/charts/chart-rows";
import type { ChartPoint } from "@/components/charts/types";

const series = [{ key: "cpu", label: "CPU busy", unit: "percent", kind: "cpu_usage" }];
const start = Date.parse("2026-11-21T12:00:00Z");
const stepMs = 300_000;

function pointAt(index: number, cpu: number | null): ChartPoint {
  return { at: new Date(start + index * stepMs).toISOString(), cpu };
}

describe("chartRows", () => {
  it("keeps a missing value as a gap, never as zero", () => {
    const rows = chartRows([pointAt(0, 5), pointAt(1, null), pointAt(2, 7)], series);
    expect(rows.map((row) => row.cpu)).toEqual([5, null, 7]);
  });

  it("breaks the line where whole moments are missing", () => {
    const rows = chartRows(
      [0, 1, 2, 7, 8].map((index) => pointAt(index, index)),
      series,
    );
    expect(rows.map((row) => row.cpu)).toEqual([0, 1, 2, null, 7, 8]);
  });

  it("takes what is not a figure for a gap", () => {
    const rows = chartRows([{ at: pointAt(0, 1).at, cpu: "12" }, { at: pointAt(1, 1).at }], series);
    expect(rows.map((row) => row.cpu)).toEqual([null, null]);
  });

  it("lays the earlier period under the nearest moment and leaves the rest empty", () => {
    const dayMs = 86_400_000;
    const earlier = [0, 1].map((index) => ({
      at: new Date(start - dayMs + index * stepMs + 20_000).toISOString(),
      cpu: 90 + index,
    }));
    const rows = chartRows([pointAt(0, 1), pointAt(1, 2), pointAt(2, 3)], series, {
      label: "Previous 24 h",
      points: earlier,
      shiftSeconds: 86_400,
    });
    expect(rows.map((row) => row[comparisonKey("cpu")])).toEqual([90, 91, null]);
  });

  it("draws nothing from nothing", () => {
    expect(chartRows([], series)).toEqual([]);
  });
});

describe("usualStepMs", () => {
  it("is the distance that most neighbours have", () => {
    expect(usualStepMs([0, 300, 600, 1500, 1800])).toBe(300);
  });
});

describe("isolatedRows", () => {
  it("finds values that no line reaches", () => {
    const rows = chartRows(
      [1, null, 2, null, 3, 4].map((value, index) => pointAt(index, value)),
      series,
    );
    expect([...isolatedRows(rows, "cpu")]).toEqual([0, 2]);
  });
});
