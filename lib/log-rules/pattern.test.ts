import { describe, expect, it } from "vitest";
import { matchPattern, patternProblem } from "./pattern";

describe("a pattern", () => {
  it.each<[string, string, object | null]>([
    ["exec", "exec", {}],
    ["exec", "execute", null],
    ["exec", "an exec", null],
    ["*", "", {}],
    ["*", "anything", {}],
    ["*role*", "clusterrolebindings", {}],
    ["*bindings", "rolebindings, bindings", {}],
    ["*bindings", "bindings of roles", null],
    ["a*a", "a", null],
    ["a*b*c", "a b b c", {}],
    ["a*b*c", "a c b", null],
    ["a.c", "abc", null],
    [
      "user {actor} from {source_address} port *",
      "user eve from 192.0.2.7 port 22 ssh2",
      { actor: "eve", source_address: "192.0.2.7" },
    ],
    [
      "*for {actor} from {source_address}",
      "Failed for root from ::1",
      { actor: "root", source_address: "::1" },
    ],
    ["{target}: * FOUND", "/tmp/a b: Eicar FOUND", { target: "/tmp/a b" }],
    ["for {actor} from", "for  from", {}],
    ["{actor}", "line one\nline two", { actor: "line one\nline two" }],
  ])("%j on %j gives %j", (pattern, text, expected) => {
    expect(matchPattern(pattern, text)).toEqual(expected);
  });

  it("takes time in proportion to the text, however it is built", () => {
    const startedAt = performance.now();
    expect(matchPattern(`${"*a".repeat(150)}b`, "a".repeat(500_000))).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it.each([
    ["{actor} from {source_address}", null],
    ["{user}", "placeholders {actor}"],
    ["{actor} and {actor}", "once"],
    ["*{actor}", "text between"],
    ["a**", "text between"],
  ])("%j has the problem %j", (pattern, problem) => {
    if (problem === null) expect(patternProblem(pattern)).toBeNull();
    else expect(patternProblem(pattern)).toContain(problem);
  });
});
