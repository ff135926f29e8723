import { expect, it } from "vitest";
import { historyCsv } from "./history-csv";

it("writes a row a step, leaves gaps empty, and defuses what a spreadsheet would run", () => {
  const points = [
    { at: "2026-11-21T12:00:00.000Z", value: -1.5, peak: 3 },
    { at: "2026-11-21T12:05:00.000Z", value: null, peak: null },
  ];
  const lines = [
    { key: "a", label: '=cmd("x"), y', labels: {}, points },
    { key: "b", label: "region=eu", labels: {}, points: points.toReversed() },
  ];
  expect(historyCsv({ lines, unit: "count" }).split("\r\n")).toEqual([
    `time,"'=cmd(""x""), y (count)",region=eu (count)`,
    "2026-11-21T12:00:00.000Z,-1.5,",
    "2026-11-21T12:05:00.000Z,,-1.5",
    "",
  ]);
});
