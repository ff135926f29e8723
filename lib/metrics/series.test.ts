import { describe, expect, it } from "vitest";
import { fillGaps, periodBefore, summarize } from "./series";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 12, minutes));
const period = { from: at(0), to: at(20), stepSeconds: 300 };

describe("a history", () => {
  it("has a point for each step of the period, and no value where nothing was measured", () => {
    const rows = [
      { at: at(5), value: 0, peak: 0 },
      { at: at(15), value: null, peak: null },
      { at: at(20), value: 7, peak: 9 },
    ];
    expect(fillGaps(period, rows)).toEqual([
      { at: at(5).toISOString(), value: 0, peak: 0 },
      { at: at(10).toISOString(), value: null, peak: null },
      { at: at(15).toISOString(), value: null, peak: null },
      { at: at(20).toISOString(), value: 7, peak: 9 },
    ]);
  });

  it("is compared with the same length of time before", () => {
    expect(periodBefore(period)).toEqual({ from: at(-20), to: at(0), stepSeconds: 300 });
  });

  it("is summed up by its newest value, its mean and its peak", () => {
    const points = fillGaps(period, [
      { at: at(5), value: 2, peak: 10 },
      { at: at(15), value: 4, peak: 4 },
    ]);
    expect(summarize(points)).toEqual({ latest: 4, latestAt: at(15).toISOString(), mean: 3, peak: 10 });
  });

  it("without a single value has no figures", () => {
    expect(summarize(fillGaps(period, []))).toEqual({ latest: null, latestAt: null, mean: null, peak: null });
  });
});
