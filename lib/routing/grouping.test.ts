import { describe, expect, it } from "vitest";
import { groupDueAt, groupKeyOf, tellReason, type GroupState } from "./grouping";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12) + seconds * 1000);
const SETTINGS = { groupWaitSeconds: 30, groupIntervalSeconds: 300 };
const UNTOLD: GroupState = { lastToldAt: null, pendingDueAt: null };
const fired = { kind: "fired", severity: "high", at: at(0) } as const;

describe("when a recipient is told of a group", () => {
  it.each([
    ["the first alert waits for others", fired, UNTOLD, 30],
    ["the next joins what waits", fired, { ...UNTOLD, pendingDueAt: at(12) }, 12],
    ["a later one waits for the interval", fired, { ...UNTOLD, lastToldAt: at(-100) }, 200],
    ["one long after waits as the first did", fired, { ...UNTOLD, lastToldAt: at(-900) }, 30],
    [
      "a critical one never waits",
      { ...fired, severity: "critical" },
      { lastToldAt: at(-1), pendingDueAt: at(9) },
      0,
    ],
    [
      "a resolved one never waits",
      { ...fired, kind: "resolved" },
      { lastToldAt: at(-1), pendingDueAt: at(9) },
      0,
    ],
  ] as const)("%s", (_what, notice, state, seconds) => {
    expect(groupDueAt(notice, state, SETTINGS)).toEqual(at(seconds));
  });
});

const content = (firing: string[], resolved: string[] = []) => ({
  firing: new Set(firing),
  resolved: new Set(resolved),
});

describe("why a group is told", () => {
  it.each([
    ["first_notification", null, content(["a"]), 0],
    [null, null, content([], ["a"]), 0],
    ["new_alerts_in_group", content(["a"]), content(["a", "b"]), 1],
    ["new_alerts_in_group", content(["a"]), content(["b"], ["a"]), 1],
    ["all_alerts_resolved", content(["a"]), content([], ["a"]), 1],
    ["new_resolved_alerts", content(["a", "b"]), content(["a"], ["b"]), 1],
    ["repeat_interval_elapsed", content(["a"]), content(["a"]), 14_400],
    [null, content(["a"]), content(["a"]), 14_399],
    [null, content([], ["a"]), content([], ["a"]), 20_000],
  ] as const)("is %s (case %#)", (expected, told, current, seconds) => {
    expect(tellReason(told && { ...told, at: at(0) }, current, 14_400, at(seconds))).toBe(expected);
  });
});

describe("the key of a group", () => {
  it("is the same for the same values of the labels that are grouped by, and tells missing ones apart from none", () => {
    const key = (labels: Record<string, string>) => groupKeyOf(["service"], labels);
    expect(key({ service: "a", host: "1" })).toBe(key({ service: "a", host: "2" }));
    expect(key({ service: "a" })).not.toBe(key({ service: "b" }));
    expect(groupKeyOf([], { service: "a" })).toBe(groupKeyOf([], { service: "b" }));
  });
});
