import { describe, expect, it } from "vitest";
import { nextSequenceStep, SEQUENCE_MILLISECONDS, type PendingKey } from "./key-sequence";
import { navigationItems } from "./navigation";

const LETTERS = ["d", "m", "g"];

function press(...keys: [key: string, at: number][]): string | null {
  let pending: PendingKey = null;
  let chosen: string | null = null;
  for (const [key, at] of keys) ({ pending, chosen } = nextSequenceStep(pending, key, at, LETTERS));
  return chosen;
}

describe("a sequence of keys", () => {
  it.each([
    [
      "g and a letter choose a page",
      [
        ["g", 0],
        ["d", 300],
      ],
      "d",
    ],
    ["a letter alone chooses nothing", [["d", 0]], null],
    [
      "a letter too late chooses nothing",
      [
        ["g", 0],
        ["d", SEQUENCE_MILLISECONDS + 1],
      ],
      null,
    ],
    [
      "another key in between starts over",
      [
        ["g", 0],
        ["x", 100],
        ["d", 200],
      ],
      null,
    ],
    [
      "a mistake can be followed by the right keys",
      [
        ["g", 0],
        ["x", 100],
        ["g", 200],
        ["m", 300],
      ],
      "m",
    ],
    [
      "g may be a page of its own",
      [
        ["g", 0],
        ["g", 100],
      ],
      "g",
    ],
  ] as [string, [string, number][], string | null][])("%s", (_what, keys, expected) => {
    expect(press(...keys)).toBe(expected);
  });

  it("has one page a letter", () => {
    const letters = navigationItems.flatMap(({ letter }) => letter ?? []);
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.length).toBeGreaterThan(5);
  });
});
