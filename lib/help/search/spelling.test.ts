import { describe, expect, it } from "vitest";
import { correctWord, editDistance } from "./spelling";

const vocabulary = new Map([
  ["invite", 9],
  ["invitation", 4],
  ["policy", 12],
  ["police", 1],
  ["alert", 20],
]);

describe("the spelling correction", () => {
  it.each([
    ["alert", "alert", 0],
    ["alret", "alert", 1],
    ["alrt", "alert", 1],
    ["alerrt", "alert", 1],
    ["elert", "alert", 1],
    ["plicoy", "policy", 2],
  ])("counts two letters that changed places as one mistake: %s to %s", (typed, meant, distance) => {
    expect(editDistance(typed, meant, 3)).toBe(distance);
  });

  it.each([
    ["alret", "alert"],
    ["invtie", "invite"],
    ["invitaton", "invitation"],
    ["polici", "policy"],
  ])("takes %s for %s", (typed, meant) => {
    expect(correctWord(typed, vocabulary)).toBe(meant);
  });

  it.each(["lasagne", "alt", "12345"])("leaves %s alone", (typed) => {
    expect(correctWord(typed, vocabulary)).toBeNull();
  });
});
