import { describe, expect, it } from "vitest";
import { hideLinks } from "./hide-links";

describe("a mail's text as staff read it", () => {
  it.each([
    ["Choose a password: https://app.test/reset?token=abc.", "Choose a password: [link hidden]"],
    ["Open HTTP://app.test/invitations/x\nor not", "Open [link hidden]\nor not"],
    ["Nothing to follow here.", "Nothing to follow here."],
  ])("%j has no link left", (text, expected) => {
    expect(hideLinks(text)).toBe(expected);
  });
});
