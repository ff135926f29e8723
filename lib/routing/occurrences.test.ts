import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/core/zoned-time";
import { nextOccurrenceStart, occurrenceAt, occurrenceOn } from "./occurrences";
import type { Recurrence } from "./types";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const recurrence = (timeZone: string, from: string, until: string, days = EVERY_DAY): Recurrence => ({
  timeZone,
  from,
  until,
  days,
});

const spanOf = (rule: Recurrence, at: string) => {
  const span = occurrenceAt(rule, new Date(at));
  return span && `${span.from.toISOString().slice(0, 16)} ${span.until.toISOString().slice(0, 16)}`;
};

describe("times that come back each week", () => {
  it.each([
    ["in winter", "2026-01-14T09:30:00Z", "2026-01-14T08:00 2026-01-14T16:00"],
    ["in summer, an hour earlier", "2026-07-15T09:30:00Z", "2026-07-15T07:00 2026-07-15T15:00"],
    ["not before they begin", "2026-07-15T06:59:59Z", null],
    ["not at their end", "2026-07-15T15:00:00Z", null],
    ["not on other days", "2026-07-18T09:30:00Z", null],
  ])("follow the clocks of their zone: %s", (_what, at, expected) => {
    expect(spanOf(recurrence("Europe/Berlin", "09:00", "17:00", [1, 2, 3, 4, 5]), at)).toBe(expected);
  });

  it.each([
    ["Friday evening", "2026-01-16T21:30:00Z", "2026-01-16T21:00 2026-01-17T05:00"],
    ["Saturday morning, begun on Friday", "2026-01-17T04:00:00Z", "2026-01-16T21:00 2026-01-17T05:00"],
    ["not Saturday evening", "2026-01-17T21:30:00Z", null],
  ])("may go over midnight: %s", (_what, at, expected) => {
    expect(spanOf(recurrence("Europe/Berlin", "22:00", "06:00", [5]), at)).toBe(expected);
  });

  it.each([
    // 29 March 2026: Berlin goes from 02:00 to 03:00. 8 March 2026: New York does.
    ["Europe/Berlin", "22:00", "06:00", "2026-03-29T00:30:00Z", "2026-03-28T21:00 2026-03-29T04:00"],
    ["Europe/Berlin", "02:30", "04:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00 2026-03-29T02:00"],
    ["Europe/Berlin", "01:00", "02:30", "2026-03-29T00:59:00Z", "2026-03-29T00:00 2026-03-29T01:00"],
    ["Europe/Berlin", "02:10", "02:50", "2026-03-29T01:00:00Z", null],
    ["America/New_York", "01:00", "03:00", "2026-03-08T06:30:00Z", "2026-03-08T06:00 2026-03-08T07:00"],
    ["America/New_York", "02:30", "05:00", "2026-03-08T07:00:00Z", "2026-03-08T07:00 2026-03-08T09:00"],
  ])("lose the hour that is skipped (%s %s to %s)", (timeZone, from, until, at, expected) => {
    expect(spanOf(recurrence(timeZone, from, until), at)).toBe(expected);
  });

  it.each([
    // 25 October 2026: Berlin has 02:00 to 03:00 twice. 1 November 2026: New York has 01:00 to 02:00 twice.
    ["Europe/Berlin", "22:00", "06:00", "2026-10-25T01:30:00Z", "2026-10-24T20:00 2026-10-25T05:00"],
    ["Europe/Berlin", "01:30", "02:30", "2026-10-25T00:45:00Z", "2026-10-24T23:30 2026-10-25T01:30"],
    ["Europe/Berlin", "02:00", "03:00", "2026-10-25T01:30:00Z", "2026-10-25T00:00 2026-10-25T02:00"],
    ["America/New_York", "01:00", "02:00", "2026-11-01T06:30:00Z", "2026-11-01T05:00 2026-11-01T07:00"],
  ])("keep the hour that is repeated (%s %s to %s)", (timeZone, from, until, at, expected) => {
    expect(spanOf(recurrence(timeZone, from, until), at)).toBe(expected);
  });

  it("have no such nights in a zone without clock changes", () => {
    const rule = recurrence("Asia/Kolkata", "02:00", "03:00");
    const spans = Array.from({ length: 365 }, (_, day) =>
      occurrenceOn(rule, addDays("2026-01-01", day)),
    ).flat();
    expect(spans).toHaveLength(365);
    for (const { from, until } of spans) expect(until.getTime() - from.getTime()).toBe(3_600_000);
  });

  it("begin next when their day comes", () => {
    const rule = recurrence("Europe/Berlin", "09:00", "17:00", [1]);
    expect(nextOccurrenceStart(rule, new Date("2026-03-24T12:00:00Z"))).toEqual(
      new Date("2026-03-30T07:00:00Z"),
    );
    const within = new Date("2026-03-30T08:00:00Z");
    expect(nextOccurrenceStart(rule, within)).toEqual(within);
  });

  it("contain an instant whenever the clocks there show a time within, in every zone and on every night", () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const asTime = (of: number) =>
      `${String(Math.floor(of / 60)).padStart(2, "0")}:${String(of % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(
        fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"),
        minutes,
        minutes,
        fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
        (timeZone, from, until, at) => {
          const shown = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
          const [hours = 0, rest = 0] = shown.format(at).split(":").map(Number);
          const clock = hours * 60 + rest;
          const isShownWithin =
            until > from ? clock >= from && clock < until : clock >= from || clock < until;
          const span = occurrenceAt(recurrence(timeZone, asTime(from), asTime(until)), at);
          if (isShownWithin) expect(span).not.toBeNull();
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
