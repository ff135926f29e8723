import { describe, expect, it } from "vitest";
import { describeCollection, type Tick } from "./status";

const at = (minutes: number, seconds = 0) => new Date(Date.UTC(2026, 10, 21, 12, minutes, seconds));
const done = (minutes: number): Tick => ({
  slot: at(minutes),
  startedAt: at(minutes, 1),
  finishedAt: at(minutes, 3),
  missed: false,
});
const missed = (minutes: number): Tick => ({
  slot: at(minutes),
  startedAt: null,
  finishedAt: null,
  missed: true,
});

describe("the status of the collection", () => {
  it("is current when the newest slot was collected, and names its duration and the next slot", () => {
    expect(describeCollection([done(0), done(5)], at(7))).toEqual({
      state: "current",
      lastTick: {
        slot: at(5).toISOString(),
        finishedAt: at(5, 3).toISOString(),
        durationMilliseconds: 2_000,
      },
      nextTickAt: at(10).toISOString(),
      missedSlots: [],
    });
  });

  it.each<[string, Tick[], number, string]>([
    ["nothing was collected yet", [], 7, "never"],
    ["the newest slot is not collected yet", [done(5)], 10, "late"],
    ["two slots are not collected", [done(5)], 15, "stale"],
  ])("when %s", (_when, ticks, minutes, state) => {
    expect(describeCollection(ticks, at(minutes)).state).toBe(state);
  });

  it("names missed slots, also those that no tick has noted yet, newest first", () => {
    const { missedSlots } = describeCollection([done(0), missed(5), done(10)], at(21));
    expect(missedSlots).toEqual([at(15), at(5)].map((slot) => slot.toISOString()));
  });
});
