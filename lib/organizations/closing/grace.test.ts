import { describe, expect, it } from "vitest";
import { erasureOrder } from "./erasure-order";
import { closingStage, graceEnd } from "./grace";

const HOUR = 3_600_000;
const asked = new Date("2027-03-01T09:00:00Z");

describe("the grace of a closing", () => {
  it("is thirty days", () => {
    expect(graceEnd(asked)).toEqual(new Date("2027-03-31T09:00:00Z"));
  });

  it.each([
    [30 * 24, null],
    [7 * 24 + 1, null],
    [7 * 24, "week_left"],
    [25, "week_left"],
    [24, "last_day"],
    [1, "last_day"],
    [0, null],
    [-5, null],
  ] as const)("reminds %s hours before its end of: %s", (hours, stage) => {
    const end = graceEnd(asked);
    expect(closingStage(end, new Date(end.getTime() - hours * HOUR))).toBe(stage);
  });
});

describe("the order in which tables are emptied", () => {
  it("puts each table behind all that name its rows, and leaves the members for the end", () => {
    const references = [
      { from: "notes", to: "alerts" },
      { from: "alerts", to: "policies" },
      { from: "policies", to: "policies" },
      { from: "notes", to: "memberships" },
    ];
    expect(erasureOrder(["alerts", "memberships", "notes", "policies"], references)).toEqual([
      "notes",
      "alerts",
      "policies",
    ]);
  });

  it("does not guess where tables name each other", () => {
    const ring = [
      { from: "one", to: "other" },
      { from: "other", to: "one" },
    ];
    expect(() => erasureOrder(["one", "other"], ring)).toThrow("name each other");
  });
});
