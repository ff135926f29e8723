import { expect, it } from "vitest";
import { forecastDaysUntilFull } from "./forecast";

it.each([
  ["grows steadily", { usedBytes: 400, quotaBytes: 1_000, bytesPerDay: 100, days: 30 }, 6],
  ["is full already", { usedBytes: 1_200, quotaBytes: 1_000, bytesPerDay: 100, days: 30 }, 0],
  ["shrinks", { usedBytes: 400, quotaBytes: 1_000, bytesPerDay: -1, days: 30 }, null],
  ["was measured for two days only", { usedBytes: 400, quotaBytes: 1_000, bytesPerDay: 100, days: 2 }, null],
  ["was never measured", { usedBytes: null, quotaBytes: 1_000, bytesPerDay: null, days: 0 }, null],
])("storage that %s is forecast to be full in that many days, or not at all", (_, growth, days) => {
  expect(forecastDaysUntilFull(growth)).toBe(days);
});
