import { describe, expect, it } from "vitest";
import { dueLook } from "./due-look";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5) + minutes * 60_000);

describe("the look of a due time", () => {
  it.each<[number, string]>([
    [0, "later"],
    [75, "later"],
    [76, "soon"],
    [99, "soon"],
    [100, "overdue"],
    [500, "overdue"],
  ])("after %i of 100 minutes is %s", (minutes, look) => {
    expect(dueLook({ startedAt: at(0), dueAt: at(100) }, at(minutes))).toBe(look);
  });
});
