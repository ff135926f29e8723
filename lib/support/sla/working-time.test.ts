import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WeeklyHours, type Calendar } from "./calendar";
import { addWorkingTime, workingTimeBetween } from "./working-time";

const HOUR = 3_600_000;
const NINE_TO_FIVE = [[540, 1020]] as [number, number][];
const WEEKDAYS: WeeklyHours = {
  1: NINE_TO_FIVE,
  2: NINE_TO_FIVE,
  3: NINE_TO_FIVE,
  4: NINE_TO_FIVE,
  5: NINE_TO_FIVE,
};
const ALWAYS = WeeklyHours.parse(
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [[0, 1440]]])),
);

function calendar(given: Partial<Calendar> = {}): Calendar {
  return { timeZone: "Europe/Berlin", hours: WEEKDAYS, holidays: new Set(), ...given };
}

describe("working time", () => {
  // 2026: 2 January is a Friday; Berlin changes its clocks on 29 March and 25 October, both Sundays.
  it.each<[string, Partial<Calendar>, string, number, string]>([
    ["within a day", {}, "2026-01-07T10:00:00+01:00", 2, "2026-01-07T12:00:00+01:00"],
    ["over a weekend", {}, "2026-01-02T16:30:00+01:00", 1, "2026-01-05T09:30:00+01:00"],
    ["from before the morning", {}, "2026-01-07T03:00:00+01:00", 1, "2026-01-07T10:00:00+01:00"],
    ["to the last minute of a day", {}, "2026-01-07T09:00:00+01:00", 8, "2026-01-07T17:00:00+01:00"],
    ["from a Saturday", {}, "2026-01-03T12:00:00+01:00", 1, "2026-01-05T10:00:00+01:00"],
    [
      "over a holiday that makes the weekend long",
      { holidays: new Set(["2026-04-03", "2026-04-06"]) },
      "2026-04-02T16:00:00+02:00",
      2,
      "2026-04-07T10:00:00+02:00",
    ],
    [
      "over lunch",
      {
        hours: {
          1: [
            [540, 720],
            [780, 1020],
          ],
        },
      },
      "2026-01-05T11:30:00+01:00",
      1,
      "2026-01-05T13:30:00+01:00",
    ],
    [
      "over the weekend of spring, by the clock on the wall",
      {},
      "2026-03-27T16:00:00+01:00",
      2,
      "2026-03-30T10:00:00+02:00",
    ],
    [
      "over the weekend of autumn, by the clock on the wall",
      {},
      "2026-10-23T16:00:00+02:00",
      2,
      "2026-10-26T10:00:00+01:00",
    ],
    [
      "through the hour that spring skips, in fact",
      { hours: ALWAYS },
      "2026-03-28T12:00:00+01:00",
      24,
      "2026-03-29T13:00:00+02:00",
    ],
    [
      "through the hour that autumn repeats, in fact",
      { hours: ALWAYS },
      "2026-10-24T12:00:00+02:00",
      24,
      "2026-10-25T11:00:00+01:00",
    ],
    [
      "in hours that spring skips in part",
      { hours: { 7: [[60, 240]] } },
      "2026-03-29T00:00:00+01:00",
      2,
      "2026-03-29T04:00:00+02:00",
    ],
    [
      "to midnight",
      { hours: { 1: [[1380, 1440]], 2: [[0, 60]] } },
      "2026-01-05T23:30:00+01:00",
      1,
      "2026-01-06T00:30:00+01:00",
    ],
    [
      "in another zone",
      { timeZone: "America/New_York" },
      "2026-11-01T12:00:00-05:00",
      1,
      "2026-11-02T10:00:00-05:00",
    ],
  ])("passes %s", (_case, given, from, hours, expected) => {
    const due = addWorkingTime(calendar(given), new Date(from), hours * HOUR);
    expect(due).toEqual(new Date(expected));
    expect(workingTimeBetween(calendar(given), new Date(from), due)).toBe(hours * HOUR);
  });

  it("does not pass outside of hours", () => {
    const [from, to] = [new Date("2026-01-02T17:00:00+01:00"), new Date("2026-01-05T09:00:00+01:00")];
    expect(workingTimeBetween(calendar(), from, to)).toBe(0);
    expect(workingTimeBetween(calendar(), to, from)).toBe(0);
  });

  it("is real time where work never stops", () => {
    const [from, to] = [new Date("2026-03-01T00:00:00Z"), new Date("2026-11-01T00:00:00Z")];
    expect(workingTimeBetween(calendar({ hours: ALWAYS }), from, to)).toBe(to.getTime() - from.getTime());
  });

  it("ends a search in a calendar whose holidays leave nothing", () => {
    const none = { hours: { 1: [[0, 1]] as [number, number][] } };
    expect(() => addWorkingTime(calendar(none), new Date("2026-01-01T00:00:00Z"), 1_000 * HOUR)).toThrow(
      RangeError,
    );
  });

  const zones = fc.constantFrom(
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "UTC",
  );
  const instants = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  const spans = fc.integer({ min: 0, max: 40 * HOUR });

  it("between an instant and its due time is what was asked for, on whatever days clocks change", () => {
    fc.assert(
      fc.property(zones, instants, spans, (timeZone, from, span) => {
        const given = calendar({ timeZone, holidays: new Set(["2026-05-01", "2026-12-25"]) });
        const due = addWorkingTime(given, from, span);
        return due >= from && workingTimeBetween(given, from, due) === span;
      }),
      { numRuns: 200 },
    );
  });

  it("may be taken in two parts, so that a pause neither gains nor loses any", () => {
    fc.assert(
      fc.property(zones, instants, spans, spans, (timeZone, from, first, second) => {
        const given = calendar({ timeZone });
        const inParts = addWorkingTime(given, addWorkingTime(given, from, first), second);
        return inParts.getTime() === addWorkingTime(given, from, first + second).getTime();
      }),
      { numRuns: 200 },
    );
  });
});

describe("a calendar", () => {
  it.each<[string, unknown]>([
    ["without any hours", {}],
    ["with hours that end before they begin", { 1: [[600, 540]] }],
    [
      "with hours that overlap",
      {
        1: [
          [540, 720],
          [700, 800],
        ],
      },
    ],
    ["with an eighth day", { 8: [[540, 720]] }],
    ["with a day of more than 24 hours", { 1: [[0, 1441]] }],
  ])("%s is refused", (_case, hours) => {
    expect(WeeklyHours.safeParse(hours).success).toBe(false);
  });
});
