import { describe, expect, it } from "vitest";
import { effectiveState, type CheckStanding, type EffectiveState } from "./effective-state";

const AT = new Date("2026-11-22T12:00:00Z");
const LATER = new Date("2026-11-23T12:00:00Z");
const EARLIER = new Date("2026-11-21T12:00:00Z");

const standing = (change: Partial<CheckStanding>): CheckStanding => ({
  last: { state: "pass", validUntil: LATER },
  isWaived: false,
  exceptedUntil: null,
  ...change,
});

describe("what a check counts for", () => {
  it.each<[string, CheckStanding, EffectiveState]>([
    ["before its first run", standing({ last: null }), "not_assessed"],
    ["while its result holds", standing({}), "pass"],
    ["once its result no longer holds", standing({ last: { state: "pass", validUntil: AT } }), "stale"],
    [
      "a failure stands although it is old",
      standing({ last: { state: "fail", validUntil: EARLIER } }),
      "fail",
    ],
    [
      "a failure that is accepted",
      standing({ last: { state: "fail", validUntil: LATER }, exceptedUntil: LATER }),
      "excepted",
    ],
    [
      "a failure whose exception has ended",
      standing({ last: { state: "fail", validUntil: LATER }, exceptedUntil: AT }),
      "fail",
    ],
    [
      "an exception makes no pass out of nothing",
      standing({ last: null, exceptedUntil: LATER }),
      "not_assessed",
    ],
    [
      "what does not apply",
      standing({ last: { state: "fail", validUntil: LATER }, isWaived: true }),
      "not_applicable",
    ],
    ["an error", standing({ last: { state: "error", validUntil: LATER } }), "error"],
  ])("%s", (_name, given, expected) => {
    expect(effectiveState(given, AT)).toBe(expected);
  });
});
