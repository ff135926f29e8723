import { describe, expect, it } from "vitest";
import { findMentions } from "./mentions";

const people = [
  { userId: "mira", name: "Mira Castellanos" },
  { userId: "mi", name: "Mira" },
  { userId: "jo", name: "Jo Ødegård" },
  { userId: "regex", name: "A.*" },
  { userId: "nobody", name: "" },
];

describe("who is named in a note", () => {
  it.each([
    ["nobody without the sign", "Mira Castellanos knows", []],
    ["a name after the sign", "@Jo Ødegård, please look", ["jo"]],
    ["any case", "@mira castellanos", ["mira"]],
    ["the longer of two names that begin alike", "ask @Mira Castellanos", ["mira"]],
    ["the shorter where the longer does not stand", "ask @Mira.", ["mi"]],
    ["each person once", "@Mira and @Mira", ["mi"]],
    ["several people", "@Mira @Jo Ødegård", ["mi", "jo"]],
    ["no part of a word", "@Miranda", []],
    ["no mail address", "write to x@Mira", []],
    ["a name with signs that patterns know, as it stands", "@A.* but not @ABC", ["regex"]],
    ["nobody by the sign alone", "cost @ 5", []],
  ])("finds %s", (_, body, expected) => {
    expect(findMentions(body, people)).toEqual(expected);
  });
});
