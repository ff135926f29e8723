import { describe, expect, it } from "vitest";

import { formatDay, formatExactTime, formatMinute, formatRelativeTime } from "@/lib/core/format/date-time";

const at = new Date("2026-11-21T13:03:05Z");

describe("exact times", () => {
  it("show the reader's wall clock and name its zone", () => {
    expect(formatExactTime(at, "UTC")).toBe("21 Nov 2026, 13:03:05 UTC");
    expect(formatExactTime(at, "Europe/Berlin")).toBe("21 Nov 2026, 14:03:05 CET");
    expect(formatMinute(at, "Asia/Kolkata")).toBe("21 Nov 2026, 18:33 GMT+5:30");
  });

  it("show the day the reader has, not the day in UTC", () => {
    expect(formatDay(new Date("2026-11-21T23:30:00Z"), "Europe/Berlin")).toBe("22 Nov 2026");
  });

  it("show midnight as 00, never as 24", () => {
    expect(formatMinute(new Date("2026-11-21T00:00:00Z"), "UTC")).toContain("00:00");
  });
});

describe("formatRelativeTime", () => {
  it.each([
    [-3, "just now"],
    [-42, "42 s ago"],
    [-60, "1 minute ago"],
    [-119, "1 minute ago"],
    [-7200, "2 hours ago"],
    [-86_400 * 3, "3 days ago"],
    [-86_400 * 45, "1 month ago"],
    [-86_400 * 800, "2 years ago"],
    [2, "just now"],
    [42, "in 42 s"],
    [86_400, "in 1 day"],
  ])("says what lies %d seconds away as %s", (seconds, text) => {
    expect(formatRelativeTime(new Date(at.getTime() + seconds * 1000), at)).toBe(text);
  });
});
