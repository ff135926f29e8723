import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { tickFormatter, timeTicks } from "@/components/charts/time-axis";

function wallClockTicks(from: string, to: string, timeZone: string, maxTicks = 8): string[] {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" });
  return timeTicks(Date.parse(from), Date.parse(to), timeZone, maxTicks).map((tick) => format.format(tick));
}

describe("timeTicks", () => {
  it("stand on round hours of the reader's clock, also half an hour off UTC", () => {
    expect(wallClockTicks("2026-11-21T00:00:00Z", "2026-11-21T06:00:00Z", "Asia/Kolkata")).toEqual([
      "21/11/2026, 06:00",
      "21/11/2026, 07:00",
      "21/11/2026, 08:00",
      "21/11/2026, 09:00",
      "21/11/2026, 10:00",
      "21/11/2026, 11:00",
    ]);
  });

  it("stay on midnight when the clocks change", () => {
    const ticks = wallClockTicks("2026-10-23T00:00:00Z", "2026-10-28T00:00:00Z", "Europe/Berlin", 5);
    expect(ticks).toHaveLength(5);
    for (const tick of ticks) expect(tick).toMatch(/, 00:00$/);
  });

  it("never are more than asked for by much, lie within the span and go forward", () => {
    const from = Date.parse("2026-01-01T00:00:00Z");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 86_400_000 }),
        fc.integer({ min: 60_000, max: 90 * 86_400_000 }),
        fc.constantFrom("UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"),
        (offset, span, timeZone) => {
          const ticks = timeTicks(from + offset, from + offset + span, timeZone, 8);
          expect(ticks.length).toBeLessThanOrEqual(10);
          ticks.forEach((tick, index) => {
            expect(tick).toBeGreaterThanOrEqual(from + offset);
            expect(tick).toBeLessThanOrEqual(from + offset + span);
            if (index > 0) expect(tick).toBeGreaterThan(ticks[index - 1] ?? tick);
          });
        },
      ),
    );
  });

  it("are none for an empty span", () => {
    expect(timeTicks(5, 5, "UTC", 8)).toEqual([]);
  });
});

describe("tickFormatter", () => {
  const at = Date.parse("2026-11-21T13:00:00Z");
  const hour = 3_600_000;

  it("says times within two days and dates beyond", () => {
    expect(tickFormatter(at, at + 24 * hour, "UTC")(at)).toBe("13:00");
    expect(tickFormatter(at, at + 24 * 7 * hour, "UTC")(at)).toBe("21 Nov");
  });
});
