import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CRON_JOBS } from "./jobs";
import { slotAt } from "./slots";

describe("the scheduler's jobs", () => {
  it("are called as vercel.json says, each on its own schedule", () => {
    const { crons } = JSON.parse(readFileSync("vercel.json", "utf8"));
    const expected = Object.entries(CRON_JOBS).map(([name, { schedule }]) => ({
      path: `/api/cron/${name}`,
      schedule,
    }));
    expect(crons).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ["on time", "2026-11-21T10:05:00.000Z", "2026-11-21T10:05:00.000Z"],
    ["late by a minute", "2026-11-21T10:06:10.400Z", "2026-11-21T10:05:00.000Z"],
    ["just before the next", "2026-11-21T10:09:59.999Z", "2026-11-21T10:05:00.000Z"],
    ["just after midnight", "2026-11-22T00:00:00.001Z", "2026-11-22T00:00:00.000Z"],
  ])("know their slot when called %s", (_when, at, slot) => {
    expect(slotAt("*/5 * * * *", new Date(at)).toISOString()).toBe(slot);
  });
});
