import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EFFECTIVE_STATES } from "./effective-state";
import { rollUp, ROLLED_STATES, scoreOf, type Part, type RolledState } from "./roll-up";

const required = (state: Part["state"]): Part => ({ state, required: true });
const extra = (state: Part["state"]): Part => ({ state, required: false });

const part = fc.record({ state: fc.constantFrom(...EFFECTIVE_STATES), required: fc.boolean() });
const parts = fc.array(part, { maxLength: 12 });

describe("rolling up", () => {
  it.each<[string, Part[], RolledState]>([
    ["nothing at all is not assessed", [], "not_assessed"],
    ["one pass passes", [required("pass")], "pass"],
    ["a failure fails beside passes", [required("pass"), required("fail")], "fail"],
    ["a failure fails beside what is unknown", [required("not_assessed"), required("fail")], "fail"],
    ["a failure fails even where it is not required", [required("pass"), extra("fail")], "fail"],
    ["unknown is not green", [required("pass"), required("not_assessed")], "not_assessed"],
    ["an error is not green", [required("pass"), required("error")], "not_assessed"],
    ["what is stale is not green", [required("pass"), required("stale")], "not_assessed"],
    [
      "an accepted failure is neither red nor green",
      [required("pass"), required("excepted")],
      "not_assessed",
    ],
    ["what does not apply is left out", [required("pass"), required("not_applicable")], "pass"],
    ["nothing applies", [required("not_applicable"), extra("not_applicable")], "not_applicable"],
    ["a partial pass alone never passes", [extra("pass")], "not_assessed"],
    ["nor beside what does not apply", [extra("pass"), required("not_applicable")], "not_assessed"],
    ["an unknown that is not required does not hold up", [required("pass"), extra("not_assessed")], "pass"],
  ])("%s", (_name, given, expected) => {
    expect(rollUp(given)).toBe(expected);
  });

  it("passes only where every required part that applies passes and there is one", () => {
    fc.assert(
      fc.property(parts, (given) => {
        const needed = given.filter((each) => each.required && each.state !== "not_applicable");
        const isPass = needed.length > 0 && needed.every(({ state }) => state === "pass");
        const fails = given.some(({ state }) => state === "fail");
        return (rollUp(given) === "pass") === (isPass && !fails);
      }),
    );
  });

  it("does not depend on the order, and a failure more never makes it better", () => {
    fc.assert(
      fc.property(parts, part, (given, more) => {
        expect(rollUp([...given].reverse())).toBe(rollUp(given));
        expect(rollUp([...given, { ...more, state: "fail" }])).toBe("fail");
      }),
    );
  });
});

describe("the score", () => {
  it.each<[string, RolledState[], { percent: number | null; assessed: number; applicable: number }]>([
    ["nothing is assessed", [], { percent: null, assessed: 0, applicable: 0 }],
    ["all pass", ["pass", "pass"], { percent: 100, assessed: 2, applicable: 2 }],
    [
      "exactly 80 % assessed",
      ["pass", "pass", "pass", "fail", "not_assessed"],
      { percent: 75, assessed: 4, applicable: 5 },
    ],
    [
      "below 80 % assessed",
      ["pass", "pass", "pass", "not_assessed"],
      { percent: null, assessed: 3, applicable: 4 },
    ],
    [
      "what does not apply counts nowhere",
      ["pass", "not_applicable", "not_applicable"],
      { percent: 100, assessed: 1, applicable: 1 },
    ],
  ])("where %s", (_name, states, expected) => {
    expect(scoreOf(states)).toMatchObject(expected);
  });

  it("never says 100 % while something fails, and says nothing below 80 % assessed", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ROLLED_STATES), { maxLength: 400 }), (states) => {
        const { percent, fail, assessed, applicable } = scoreOf(states);
        if (percent === 100) expect(fail).toBe(0);
        expect(percent === null).toBe(assessed === 0 || assessed / applicable < 0.8);
      }),
    );
  });
});
