import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesAll, NarrowMatchers, WideMatchers } from "./matchers";
import type { MatchOperator } from "./types";

const matcher = (name: string, operator: MatchOperator, value: string) => ({ name, operator, value });
const labels = { service: "checkout", region: "eu-1" };

describe("matchers", () => {
  it.each([
    ["the value", matcher("service", "=", "checkout"), true],
    ["another value", matcher("service", "=", "search"), false],
    ["a label that is missing, as empty", matcher("team", "=", ""), true],
    ["not another value", matcher("service", "!=", "search"), true],
    ["not the value", matcher("service", "!=", "checkout"), false],
    ["a pattern of the whole value", matcher("region", "=~", "eu-.*"), true],
    ["no pattern of a part of the value", matcher("region", "=~", "eu"), false],
    ["no pattern of one alternative's part", matcher("region", "=~", "eu|us"), false],
    ["not another pattern", matcher("region", "!~", "us-.*"), true],
    ["a missing label by a pattern that fits nothing", matcher("team", "=~", ".+"), false],
  ] as const)("match %s", (_what, given, expected) => {
    expect(matchesAll([given], labels)).toBe(expected);
  });

  it("match only where all of them do", () => {
    expect(matchesAll([matcher("service", "=", "checkout"), matcher("region", "=", "us-1")], labels)).toBe(
      false,
    );
    expect(matchesAll([], labels)).toBe(true);
  });

  it("take linear time, whatever the pattern", () => {
    const started = performance.now();
    expect(matchesAll([matcher("service", "=~", "(a+)+$")], { service: `${"a".repeat(50_000)}b` })).toBe(
      false,
    );
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    ["nothing at all", []],
    ["only what also fits an empty value", [matcher("service", "=~", ".*"), matcher("team", "!=", "x")]],
    ["a pattern that is none", [matcher("service", "=~", "(")]],
    ["a pattern with look-around", [matcher("service", "=~", "(?!x)y")]],
    ["a pattern with a back reference", [matcher("service", "=~", "(a)\\1")]],
    ["a pattern without end", [matcher("service", "=~", "a".repeat(501))]],
  ])("of a silence may not be %s", (_what, matchers) => {
    expect(NarrowMatchers.safeParse(matchers).success).toBe(false);
  });

  it("of maintenance may be none: everything", () => {
    expect(WideMatchers.safeParse([]).success).toBe(true);
    expect(NarrowMatchers.safeParse([matcher("service", "=", "checkout")]).success).toBe(true);
  });

  it("and their opposites never agree, and a pattern of plain text is equality", () => {
    const word = fc.string({ unit: fc.constantFrom(..."ab-1"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (value, given) => {
        const holds = (operator: MatchOperator) =>
          matchesAll([matcher("x", operator, value)], given === "" ? {} : { x: given });
        expect(holds("=")).toBe(!holds("!="));
        expect(holds("=~")).toBe(!holds("!~"));
        expect(holds("=~")).toBe(holds("="));
      }),
    );
  });
});
