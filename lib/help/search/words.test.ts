import { describe, expect, it } from "vitest";
import { stem } from "./stem";
import { meaningfulWords, wordsOf } from "./words";

describe("the words of a search", () => {
  it("keep letters and digits together, however they are written", () => {
    expect(wordsOf("ISO 27001")).toContain("iso27001");
    expect(wordsOf("iso27001")).toContain("iso27001");
  });

  it.each([
    ["log in", "sign-in"],
    ["e-mail", "mail"],
    ["two-factor authentication", "2FA"],
    ["on call", "on-call"],
    ["log me out", "sign out"],
  ])("are the same for %s and %s", (one, other) => {
    expect(wordsOf(one)).toEqual(wordsOf(other));
  });

  it("leave out what says nothing", () => {
    expect(meaningfulWords("How do I get to the audit log?")).not.toContain("how");
  });

  it.each([
    ["invite", ["invites", "invited", "inviting"]],
    ["policy", ["policies"]],
    ["delete", ["deleted", "deleting", "deletes"]],
    ["stop", ["stopped", "stopping", "stops"]],
  ])("have one stem for the forms of %s", (word, forms) => {
    expect(forms.map(stem)).toEqual(forms.map(() => stem(word)));
  });
});
