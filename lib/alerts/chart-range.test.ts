import { describe, expect, it } from "vitest";
import { carriesLabels, chartRange } from "./chart-range";

const now = new Date("2026-11-21T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("the chart of an alert", () => {
  it.each([
    ["one that fired just now", 0, "1h"],
    ["one whose beginning would stand at the edge of the hour", 55, "24h"],
    ["one of this morning", 300, "24h"],
    ["one of last week", 6 * 1_440, "30d"],
    ["one from before there is any history", 800 * 1_440, "1y"],
  ])("shows %s with what came before", (_, minutes, range) => {
    expect(chartRange(ago(minutes), now)).toBe(range);
  });

  it("shows the series that carry all labels of the alert", () => {
    expect(carriesLabels({ host: "a", region: "eu" }, { host: "a" })).toBe(true);
    expect(carriesLabels({ host: "b", region: "eu" }, { host: "a" })).toBe(false);
    expect(carriesLabels({}, { host: "a" })).toBe(false);
    expect(carriesLabels({ host: "a" }, {})).toBe(true);
  });
});
