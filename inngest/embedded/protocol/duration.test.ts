import { describe, expect, it } from "vitest";
import { parseDuration, resolveInstant } from "./duration";

describe("durations of the SDK", () => {
  it.each([
    ["500ms", 500],
    ["10s", 10_000],
    ["1h30m", 5_400_000],
    ["2w1d", 1_296_000_000],
    ["1.5h", 5_400_000],
  ])("%s is %i milliseconds", (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

  it.each(["", "10", "ten minutes", "1h 30m", "5y"])("%j is refused", (text) =>
    expect(() => parseDuration(text)).toThrow(RangeError),
  );

  it("is counted from now, unless a date is given", () => {
    const now = new Date("2026-11-21T12:00:00Z");
    expect(resolveInstant("10m", now).toISOString()).toBe("2026-11-21T12:10:00.000Z");
    expect(resolveInstant("2027-01-01T00:00:00.000Z", now).toISOString()).toBe("2027-01-01T00:00:00.000Z");
    expect(resolveInstant("", now)).toEqual(now);
  });
});
