import { describe, expect, it } from "vitest";
import { keptQuery } from "./missed-query";

describe("what is kept of a search without an answer", () => {
  it.each([
    ["How do I  print LABELS?", "how do i print labels?"],
    ["mail of mira@example.com bounced", "mail of … bounced"],
    ["key rgx_12345678_abcdef does not work", "key … does not work"],
    ["call me at +49 40 123456", "call me at …"],
    ["see https://example.com/secret?token=1", "see …"],
    [`token ${"a".repeat(40)} leaked`, "token … leaked"],
  ])("of %j is %j", (query, kept) => {
    expect(keptQuery(query)).toBe(kept);
  });

  it.each(["", "a", "12", "mira@example.com", "+49 40 1234567"])("of %j is nothing", (query) => {
    expect(keptQuery(query)).toBeNull();
  });

  it("is never longer than the table allows", () => {
    expect(keptQuery("word ".repeat(60))?.length).toBeLessThanOrEqual(120);
  });
});
