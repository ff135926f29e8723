import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  fromClockText,
  instantOf,
  toClockText,
  wallClockAt,
  weekdayOf,
} from "./zoned-time";

describe("a time on the wall of a zone", () => {
  it.each([
    ["an ordinary day", "Europe/Berlin", "2026-06-01", "09:00", "2026-06-01T07:00:00.000Z"],
    ["the half hour that Berlin skips", "Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00.000Z"],
    ["the end of that skip", "Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T01:00:00.000Z"],
    ["a time that Berlin shows twice", "Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["the hour after it", "Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T02:00:00.000Z"],
    ["what New York skips", "America/New_York", "2026-03-08", "02:15", "2026-03-08T07:00:00.000Z"],
    ["what New York shows twice", "America/New_York", "2026-11-01", "01:15", "2026-11-01T05:15:00.000Z"],
    ["half an hour of Lord Howe", "Australia/Lord_Howe", "2026-10-04", "02:10", "2026-10-03T15:30:00.000Z"],
    ["the day that Samoa left out", "Pacific/Apia", "2011-12-30", "09:00", "2011-12-30T10:00:00.000Z"],
  ])("%s", (_case, zone, date, time, expected) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    expect(instantOf(zone, date, hour * 60 + minute).toISOString()).toBe(expected);
  });

  it("is read back from the instant", () => {
    const shown = wallClockAt("Asia/Kathmandu", new Date("2026-11-21T20:00:00Z"));
    expect(shown).toEqual({ date: "2026-11-22", weekday: 7, minute: 105 });
  });
});

describe("days of a calendar", () => {
  it("are counted over months, leap days and changes of the clock", () => {
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-01-01", "2025-12-25")).toBe(-7);
    expect(weekdayOf("2026-11-21")).toBe(6);
  });
});

describe("a date and time field", () => {
  it("is read in its zone, and shows what it was given", () => {
    expect(fromClockText("Europe/Berlin", "2026-11-21T12:05")).toEqual(new Date("2026-11-21T11:05:00Z"));
    expect(toClockText("Europe/Berlin", new Date("2026-11-21T08:05:59Z"))).toBe("2026-11-21T09:05");
  });

  it.each(["", "yesterday", "2026-02-31T12:00", "2026-13-01T12:00", "2026-11-21T24:00", "2026-11-21T12:05Z"])(
    "that says %j says nothing",
    (text) => expect(fromClockText("Europe/Berlin", text)).toBeNull(),
  );
});
