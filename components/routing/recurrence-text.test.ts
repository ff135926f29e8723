import { describe, expect, it } from "vitest";
import { recurrenceText } from "./recurrence-text";

describe("weekly times in words", () => {
  it.each([
    [[1, 2, 3, 4, 5, 6, 7], "Every day 22:00 to 06:00 (Europe/Berlin)"],
    [[1, 2, 3, 4, 5], "Mon–Fri 22:00 to 06:00 (Europe/Berlin)"],
    [[6, 7], "Sat, Sun 22:00 to 06:00 (Europe/Berlin)"],
    [[1, 3, 5], "Mon, Wed, Fri 22:00 to 06:00 (Europe/Berlin)"],
  ])("say %j as people do", (days, expected) => {
    expect(recurrenceText({ days, from: "22:00", until: "06:00", timeZone: "Europe/Berlin" })).toBe(expected);
  });
});
