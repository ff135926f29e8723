import { describe, expect, it } from "vitest";
import { stepOf, type Accumulated } from "./accumulate";

const MINUTE = 60_000;
const START = Date.parse("2026-11-21T10:00:00Z");

function total(value: number, minutes: number, startedAt = START): Accumulated {
  return { startedAt, at: START + minutes * MINUTE, amount: { kind: "total", value } };
}

describe("what a cumulative counter gained", () => {
  it.each<[string, Accumulated | null, Accumulated, unknown]>([
    ["is the difference to what it said last", total(10, 60), total(14, 61), 4],
    ["is nothing when it stood still", total(10, 60), total(10, 61), 0],
    [
      "is all of it after its start moved, though it is larger",
      total(10, 60),
      total(14, 62, START + 61 * MINUTE),
      14,
    ],
    ["is all of it when it shrank", total(10, 60), total(3, 61), 3],
    ["is all of it when it shrank and its start is unknown", total(10, 60, 0), total(3, 61, 0), 3],
    ["is all of it at first when it began within five minutes", null, total(7, 5), 7],
    ["is not known at first when it began long ago", null, total(7, 6), "baseline"],
    ["is not known at first when its start is not", null, total(7, 1, 0), "baseline"],
    ["is not counted twice when it is sent again", total(10, 60), total(10, 60), "stale"],
    ["is not counted when it comes late", total(10, 60), total(9, 59), "stale"],
  ])("%s", (_what, previous, current, expected) => {
    const step = stepOf(previous, current);
    const told = step.kind === "increase" && step.increase.kind === "total" ? step.increase.value : step.kind;
    expect(told).toBe(expected);
  });
});
