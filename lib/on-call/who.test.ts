import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenDownMinutes, type BrokenDownMinute } from "@/scripts/testing/wall-clock";
import type { Layer, Restriction, ScheduleRules, Shift } from "./types";
import { layerShiftsBetween, onCallAt, shiftsBetween } from "./who";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const layer = (changes: Partial<Layer> = {}): Layer => ({
  name: "Layer",
  startsOn: "2026-01-05",
  handoverMinute: 9 * 60,
  rotationUnit: "week",
  rotationLength: 1,
  participants: ["ada", "ben", "cleo"],
  restrictions: [],
  ...changes,
});

const schedule = (layers: Layer[], changes: Partial<ScheduleRules> = {}): ScheduleRules => ({
  timeZone: "Europe/Berlin",
  layers,
  overrides: [],
  ...changes,
});

const said = (shifts: readonly Shift[]) =>
  shifts.map(
    ({ userId, from, to }) => `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(0, 16)} ${userId}`,
  );

const between = (rules: ScheduleRules, from: string, to: string) =>
  said(shiftsBetween(rules, new Date(`${from}Z`), new Date(`${to}Z`)));

describe("a rotation", () => {
  it("hands over each week at the same time on the wall, also when Berlin's clocks go forward", () => {
    expect(between(schedule([layer()]), "2026-03-23T00:00", "2026-04-07T00:00")).toEqual([
      "2026-03-23T00:00 2026-03-23T08:00 ben",
      "2026-03-23T08:00 2026-03-30T07:00 cleo",
      "2026-03-30T07:00 2026-04-06T07:00 ada",
      "2026-04-06T07:00 2026-04-07T00:00 ben",
    ]);
  });

  it("gives a day of 25 hours to whoever has the day on which New York's clocks go back", () => {
    const daily = schedule([layer({ rotationUnit: "day", startsOn: "2026-10-30", handoverMinute: 0 })], {
      timeZone: "America/New_York",
    });
    expect(between(daily, "2026-10-31T12:00", "2026-11-03T00:00")).toEqual([
      "2026-10-31T12:00 2026-11-01T04:00 ben",
      "2026-11-01T04:00 2026-11-02T05:00 cleo",
      "2026-11-02T05:00 2026-11-03T00:00 ada",
    ]);
  });

  it("hands over when the skipped hour ends, where its time is skipped", () => {
    const nightly = schedule([layer({ rotationUnit: "day", startsOn: "2026-03-28", handoverMinute: 150 })]);
    expect(between(nightly, "2026-03-28T12:00", "2026-03-30T12:00")).toEqual([
      "2026-03-28T12:00 2026-03-29T01:00 ada",
      "2026-03-29T01:00 2026-03-30T00:30 ben",
      "2026-03-30T00:30 2026-03-30T12:00 cleo",
    ]);
  });

  it("counts hours as they pass", () => {
    const hourly = schedule([
      layer({
        rotationUnit: "hour",
        rotationLength: 12,
        startsOn: "2026-10-24",
        participants: ["ada", "ben"],
      }),
    ]);
    expect(between(hourly, "2026-10-24T07:00", "2026-10-25T20:00")).toEqual([
      "2026-10-24T07:00 2026-10-24T19:00 ada",
      "2026-10-24T19:00 2026-10-25T07:00 ben",
      "2026-10-25T07:00 2026-10-25T19:00 ada",
      "2026-10-25T19:00 2026-10-25T20:00 ben",
    ]);
  });

  it("has nobody on call before its first turn, and nobody without people", () => {
    expect(between(schedule([layer()]), "2026-01-05T07:00", "2026-01-05T09:00")).toEqual([
      "2026-01-05T07:00 2026-01-05T08:00 null",
      "2026-01-05T08:00 2026-01-05T09:00 ada",
    ]);
    expect(onCallAt(schedule([layer({ participants: [] })]), new Date("2026-02-01T00:00Z"))).toBeNull();
    expect(onCallAt(schedule([]), new Date("2026-02-01T00:00Z"))).toBeNull();
  });

  it("is one shift for one person alone", () => {
    expect(
      between(schedule([layer({ participants: ["ada"] })]), "2026-02-01T00:00", "2026-03-01T00:00"),
    ).toEqual(["2026-02-01T00:00 2026-03-01T00:00 ada"]);
  });
});

describe("layers and overrides", () => {
  const nights: Restriction = { days: [1, 2, 3, 4, 5], fromMinute: 18 * 60, toMinute: 8 * 60 };
  const always = layer({ participants: ["ada"] });
  const night = layer({ participants: ["nils"], restrictions: [nights] });

  it("lets the later layer win where it counts, over midnight and into the weekend", () => {
    expect(between(schedule([always, night]), "2026-06-05T12:00", "2026-06-09T00:00")).toEqual([
      "2026-06-05T12:00 2026-06-05T16:00 ada",
      "2026-06-05T16:00 2026-06-06T06:00 nils",
      "2026-06-06T06:00 2026-06-08T16:00 ada",
      "2026-06-08T16:00 2026-06-09T00:00 nils",
    ]);
  });

  it("shows a gap where no layer counts", () => {
    expect(between(schedule([night]), "2026-06-05T12:00", "2026-06-05T18:00")).toEqual([
      "2026-06-05T12:00 2026-06-05T16:00 null",
      "2026-06-05T16:00 2026-06-05T18:00 nils",
    ]);
  });

  it("lets an override win over every layer, and the override made later over the earlier", () => {
    const override = (userId: string, from: string, to: string) => ({
      userId,
      startsAt: new Date(`${from}Z`),
      endsAt: new Date(`${to}Z`),
    });
    const overrides = [
      override("olga", "2026-06-05T10:00", "2026-06-05T20:00"),
      override("paul", "2026-06-05T17:00", "2026-06-05T18:00"),
    ];
    expect(between(schedule([always, night], { overrides }), "2026-06-05T09:00", "2026-06-05T22:00")).toEqual(
      [
        "2026-06-05T09:00 2026-06-05T10:00 ada",
        "2026-06-05T10:00 2026-06-05T17:00 olga",
        "2026-06-05T17:00 2026-06-05T18:00 paul",
        "2026-06-05T18:00 2026-06-05T20:00 olga",
        "2026-06-05T20:00 2026-06-05T22:00 nils",
      ],
    );
  });

  it("shows each layer by itself for the rows of a calendar", () => {
    const from = new Date("2026-06-05T12:00Z");
    const to = new Date("2026-06-06T12:00Z");
    expect(said(layerShiftsBetween(always, "Europe/Berlin", from, to))).toEqual([
      "2026-06-05T12:00 2026-06-06T12:00 ada",
    ]);
  });
});

/** Around the days on which clocks change, in zones that change them in every odd way. */
const PLACES = [
  ["Europe/Berlin", "2026-03-28T20:00Z"],
  ["Europe/Berlin", "2026-10-24T20:00Z"],
  ["America/New_York", "2026-03-08T00:00Z"],
  ["America/New_York", "2026-10-31T22:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T08:00Z"],
  ["Asia/Kathmandu", "2026-06-01T00:00Z"],
] as const;

const SPAN = 2 * DAY;
const minutesOf = new Map(
  PLACES.map(([zone, start]) => [
    `${zone} ${start}`,
    // Two weeks before, so that the beginnings of turns and restrictions lie inside.
    brokenDownMinutes(zone, new Date(Date.parse(start) - 14 * DAY), 17 * DAY),
  ]),
);

const people = fc.array(fc.constantFrom("ada", "ben", "cleo"), { maxLength: 3 });
const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const anyRestriction = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  fromMinute: minute,
  toMinute: minute,
});
const anyLayer = (firstDay: string): fc.Arbitrary<Layer> =>
  fc.record({
    name: fc.constant("Layer"),
    startsOn: fc.constant(firstDay),
    handoverMinute: minute,
    rotationUnit: fc.constantFrom("hour", "day", "week"),
    rotationLength: fc.integer({ min: 1, max: 3 }),
    participants: people,
    restrictions: fc.array(anyRestriction, { maxLength: 2 }),
  });

const anyCase = fc.constantFrom(...PLACES).chain(([timeZone, start]) => {
  const from = new Date(start);
  const minutes = minutesOf.get(`${timeZone} ${start}`) ?? [];
  const firstDay = minutes[2 * 24 * 60]?.date ?? "";
  const anyOverride = fc
    .tuple(
      fc.constantFrom("olga", "paul"),
      fc.integer({ min: -300, max: 3000 }),
      fc.integer({ min: 1, max: 900 }),
    )
    .map(([userId, after, length]) => ({
      userId,
      startsAt: new Date(from.getTime() + after * MINUTE),
      endsAt: new Date(from.getTime() + (after + length) * MINUTE),
    }));
  return fc
    .record({
      timeZone: fc.constant(timeZone as string),
      layers: fc.array(anyLayer(firstDay), { maxLength: 3 }),
      overrides: fc.array(anyOverride, { maxLength: 2 }),
    })
    .map((rules): { rules: ScheduleRules; from: Date; minutes: BrokenDownMinute[] } => ({
      rules,
      from,
      minutes,
    }));
});

describe("who is on call, for any schedule around a change of clocks", () => {
  it("parts time into shifts without gap and overlap, and names at each minute whom the wall clock names", () => {
    fc.assert(
      fc.property(anyCase, ({ rules, from, minutes }) => {
        const to = new Date(from.getTime() + SPAN);
        const shifts = shiftsBetween(rules, from, to);
        expect(shifts[0]?.from).toEqual(from);
        expect(shifts.at(-1)?.to).toEqual(to);
        for (const [place, shift] of shifts.entries()) {
          expect(shift.from < shift.to).toBe(true);
          const next = shifts[place + 1];
          if (next === undefined) continue;
          expect(next.from).toEqual(shift.to);
          expect(next.userId).not.toBe(shift.userId);
        }
        const named = namedByTheWallClock(rules, minutes);
        const answers = shifts.flatMap(({ userId, from, to }) =>
          Array.from({ length: (to.getTime() - from.getTime()) / MINUTE }, (_, place) => ({
            at: from.getTime() + place * MINUTE,
            userId,
          })),
        );
        expect(answers.find(({ at, userId }) => named.get(at) !== userId)).toBeUndefined();
        expect(onCallAt(rules, from)).toBe(shifts[0]?.userId);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

/** The same answer without a rule: walk over the minutes and look at the clock on the wall. */
function namedByTheWallClock(
  { layers, overrides }: ScheduleRules,
  minutes: readonly BrokenDownMinute[],
): Map<number, string | null> {
  const named = new Map<number, string | null>(minutes.map(({ at }) => [at, null]));
  for (const layer of layers) {
    let turn = -1;
    let sinceHandover = 0;
    const open = layer.restrictions.map(() => 0);
    const changes = changesOf(layer, minutes);
    for (const [place, { at }] of minutes.entries()) {
      for (const change of changes.get(place) ?? [])
        if (change.kind === "turn") {
          turn++;
          sinceHandover = 0;
        } else open[change.restriction] = (open[change.restriction] ?? 0) + (change.kind === "open" ? 1 : -1);
      if (layer.rotationUnit === "hour" && turn >= 0 && sinceHandover++ === layer.rotationLength * 60) {
        turn++;
        sinceHandover = 1;
      }
      const counts = layer.restrictions.length === 0 || open.some((count) => count > 0);
      const userId = turn < 0 ? undefined : layer.participants[turn % layer.participants.length];
      if (counts && userId !== undefined) named.set(at, userId);
    }
  }
  for (const { userId, startsAt, endsAt } of overrides)
    for (const { at } of minutes)
      if (at >= startsAt.getTime() && at < endsAt.getTime()) named.set(at, userId);
  return named;
}

type Change = { kind: "turn" } | { kind: "open" | "close"; restriction: number };

/** What happens at which minute: the first one at which the wall shows or has passed the time. */
function changesOf(layer: Layer, minutes: readonly BrokenDownMinute[]): Map<number, Change[]> {
  const changes = new Map<number, Change[]>();
  const add = (place: number, change: Change) => changes.set(place, [...(changes.get(place) ?? []), change]);
  const placeOf = (date = "9999", minuteOfDay = 0) =>
    minutes.findIndex((each) => each.date > date || (each.date === date && each.minute >= minuteOfDay));
  const days = [...new Map(minutes.map(({ date, weekday }) => [date, weekday]))];
  const first = days.findIndex(([date]) => date === layer.startsOn);
  const every = { hour: Infinity, day: 1, week: 7 }[layer.rotationUnit] * layer.rotationLength;
  for (const [place, [date, weekday]] of days.entries()) {
    const sinceFirst = place - first;
    if (sinceFirst === 0 || (sinceFirst > 0 && sinceFirst % every === 0))
      add(placeOf(date, layer.handoverMinute), { kind: "turn" });
    for (const [restriction, { days: on, fromMinute, toMinute }] of layer.restrictions.entries()) {
      if (!on.includes(weekday)) continue;
      const opens = placeOf(date, fromMinute);
      const closes = placeOf(toMinute <= fromMinute ? days[place + 1]?.[0] : date, toMinute);
      // What the clocks skip from end to end does not open.
      if (opens === closes) continue;
      add(opens, { kind: "open", restriction });
      add(closes, { kind: "close", restriction });
    }
  }
  return changes;
}
