import { describe, expect, it } from "vitest";
import { typedText } from "./typed-text";

describe("text from an address", () => {
  it.each([
    ["is kept as it was typed", "Mira  Novák 100%", "Mira  Novák 100%"],
    ["loses NUL, which PostgreSQL refuses", "\u0000", ""],
    ["takes line breaks and tabs of pasted text for spaces", "first\r\n\tlast", "first last"],
    ["takes other control characters for spaces", "a\u001b[31mb\u0085c\u007fd", "a [31mb c d"],
    ["holds no half of a surrogate pair", "a\ud83d", "a\ufffd"],
    ["is not cut within a surrogate pair", `${"x".repeat(199)}🙂`, `${"x".repeat(199)}\ufffd`],
    ["is at most 200 characters long", "x".repeat(1_000), "x".repeat(200)],
  ])("%s", (_behaviour, given, kept) => {
    expect(typedText(given)).toBe(kept);
  });
});
