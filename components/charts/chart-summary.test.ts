import { describe, expect, it } from "vitest";

import { summarizeSeries } from "@/components/charts/chart-summary";

const series = { key: "cpu", label: "CPU busy", unit: "percent", kind: "cpu_usage" };
const pointsOf = (...values: (number | null)[]) =>
  values.map((cpu, index) => ({ at: new Date(index * 300_000).toISOString(), cpu }));

describe("summarizeSeries", () => {
  it("says latest, lowest and highest with units, and counts the gaps", () => {
    expect(summarizeSeries(pointsOf(10, null, 42.5, 30), series)).toBe(
      "CPU busy: latest 30 %, lowest 10 %, highest 42.5 %. 1 of 4 moments have no data.",
    );
  });

  it("does not speak of gaps where there are none", () => {
    expect(summarizeSeries(pointsOf(10), series)).toBe("CPU busy: latest 10 %, lowest 10 %, highest 10 %.");
  });

  it("says that there is no data", () => {
    expect(summarizeSeries(pointsOf(null, null), series)).toBe("CPU busy: no data in this period.");
  });
});
