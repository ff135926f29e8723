import { describe, expect, it } from "vitest";
import { remindersDue } from "./reminder-stage";
import { nearestStep, stepOf } from "./steps";

describe("the steps of onboarding", () => {
  it.each([
    ["organization", 1, "organization"],
    ["plan", 1, "organization"],
    ["plan", 3, "modules"],
    ["connectors", 4, "connectors"],
    ["nonsense", 2, "connectors"],
    ["", 4, "plan"],
  ])("asked for %j with %s reached, show %s", (asked, reached, shown) => {
    expect(nearestStep(asked, reached)).toBe(shown);
  });

  it("end where they end", () => {
    expect([stepOf(0), stepOf(9)]).toEqual(["organization", "plan"]);
  });
});

describe("reminders", () => {
  const since = new Date("2026-11-01T00:00:00Z");
  it.each([
    [23.9, 0],
    [24, 1],
    [72, 2],
    [167, 2],
    [168, 3],
    [2_000, 3],
  ])("after %s hours without a sign of life are %s", (hours, due) => {
    expect(remindersDue(since, new Date(since.getTime() + hours * 3_600_000))).toBe(due);
  });
});
