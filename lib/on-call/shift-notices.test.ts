import { describe, expect, it } from "vitest";
import { shiftNotices } from "./shift-notices";
import type { ScheduleRules } from "./types";

const weekly: ScheduleRules = {
  timeZone: "Europe/Berlin",
  layers: [
    {
      name: "Week",
      startsOn: "2026-11-02",
      handoverMinute: 540,
      rotationUnit: "week",
      rotationLength: 1,
      participants: ["ada", "ben"],
      restrictions: [],
    },
  ],
  overrides: [],
};

const said = (at: string, rules = weekly) =>
  shiftNotices(rules, new Date(at)).due.map(({ kind, userId, next }) => `${kind} ${userId}, then ${next}`);

describe("the notices of a schedule", () => {
  it("tell the next person a day before a shift of a day or more", () => {
    expect(said("2026-11-22T07:59:59Z")).toEqual([]);
    expect(said("2026-11-22T08:00:00Z")).toEqual(["soon ben, then null"]);
  });

  it("tell at the hand-over who begins, who comes after, and whoever has ended", () => {
    expect(said("2026-11-16T08:00:00Z")).toEqual(["ended ben, then ben", "started ada, then ben"]);
  });

  it("are not told when they are an hour late", () => {
    expect(said("2026-11-16T08:59:59Z")).toHaveLength(2);
    expect(said("2026-11-16T09:00:00Z")).toEqual([]);
  });

  it("tell of an override that begins now, an hour ahead where it is short", () => {
    const override = {
      userId: "cleo",
      startsAt: new Date("2026-11-18T10:00:00Z"),
      endsAt: new Date("2026-11-18T14:00:00Z"),
    };
    const rules = { ...weekly, overrides: [override] };
    expect(said("2026-11-18T09:00:00Z", rules)).toEqual(["soon cleo, then ada"]);
    expect(said("2026-11-18T10:00:00Z", rules)).toEqual(["ended ada, then ada", "started cleo, then ada"]);
    expect(shiftNotices(rules, new Date("2026-11-18T09:00:00Z")).nextAt).toEqual(override.startsAt);
  });

  it("are looked for again before the horizon, where nothing is near", () => {
    const at = new Date("2026-11-18T09:00:00Z");
    expect(shiftNotices({ ...weekly, layers: [] }, at).nextAt).toEqual(new Date("2026-11-25T09:00:00Z"));
  });
});
