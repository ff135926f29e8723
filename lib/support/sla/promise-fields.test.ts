import { describe, expect, it } from "vitest";
import { PLAN_KEYS } from "@/lib/plans/plans";
import { TICKET_SEVERITIES } from "../tickets/vocabulary";
import type { PromiseDocument } from "./promise-document";
import { toPromiseFields } from "./promise-fields";
import { readPromiseFields } from "./read-promise-fields";

/** A Friday afternoon in Berlin. */
const FRIDAY = new Date("2026-12-18T15:30:00Z");

const DOCUMENT: PromiseDocument = {
  calendars: [
    {
      key: "work",
      name: "Working hours",
      timeZone: "Europe/Berlin",
      hours: {
        "1": [
          [540, 720],
          [780, 1020],
        ],
        "5": [[540, 1020]],
      },
      holidays: [{ day: "2026-12-25", name: "Christmas Day" }],
    },
  ],
  policies: PLAN_KEYS.flatMap((plan) =>
    TICKET_SEVERITIES.map((severity) => ({
      plan,
      severity,
      firstResponseMinutes: 30,
      nextResponseMinutes: 120,
      resolutionMinutes: 240,
      calendar: "work",
    })),
  ),
};
const FIELDS = toPromiseFields(DOCUMENT);

const read = (changed: Record<string, string> = {}) => readPromiseFields({ ...FIELDS, ...changed }, FRIDAY);

describe("the form of the promises", () => {
  it("reads back what it shows", () => {
    expect(read()).toMatchObject({ kind: "read", document: DOCUMENT });
  });

  it("takes hours with any dash, half hours and a decimal comma", () => {
    expect(
      read({ "calendar.work.hours.2": "8:00 - 12:30,13:00-24:00", "policy.pro.high.first": "1,5" }),
    ).toMatchObject({
      document: {
        calendars: [
          {
            hours: {
              "2": [
                [480, 750],
                [780, 1440],
              ],
            },
          },
        ],
        policies: expect.arrayContaining([
          expect.objectContaining({ plan: "pro", severity: "high", firstResponseMinutes: 90 }),
        ]) as unknown,
      },
    });
  });

  it("shows when a ticket of this moment would be due, over the weekend and past a holiday", () => {
    const result = read({ "policy.starter.low.solution": "12" });
    expect(result).toMatchObject({
      preview: expect.arrayContaining([
        {
          plan: "starter",
          severity: "high",
          firstAnswerDueAt: new Date("2026-12-18T16:00:00Z"),
          // Half an hour on Friday, three and a half on Monday, around its break.
          solutionDueAt: new Date("2026-12-21T12:30:00Z"),
        },
        {
          plan: "starter",
          severity: "low",
          firstAnswerDueAt: new Date("2026-12-18T16:00:00Z"),
          // Monday has seven hours, Christmas none: the rest is on the Monday after.
          solutionDueAt: new Date("2026-12-28T13:30:00Z"),
        },
      ]) as unknown,
    });
  });

  it.each([
    ["calendar.work.name", " ", "name"],
    ["calendar.work.zone", "Mars/Olympus", "time zone"],
    ["calendar.work.hours.1", "nine to five", "09:00–12:00"],
    ["calendar.work.hours.1", "13:00-17:00, 09:00-12:00", "in order"],
    ["calendar.work.hours.1", "09:00-25:00", "09:00–12:00"],
    ["calendar.work.hours.1", "09:75-10:00", "09:00–12:00"],
    ["calendar.work.holidays", "25.12.2026 Christmas", "2026-12-25 Christmas Day"],
    ["calendar.work.holidays", "2026-02-30 Never", "as a day"],
    ["calendar.work.holidays", "2026-12-25 One\n2026-12-25 Two", "twice"],
    ["policy.pro.critical.first", "24", "Less than 24 hours"],
    ["policy.pro.critical.next", "", "Enter hours"],
    ["policy.pro.critical.solution", "-1", "Enter hours"],
    ["policy.pro.critical.solution", "9000", "longer than a year"],
    ["policy.pro.critical.calendar", "gone", "Choose a calendar"],
  ])("says at the field %s what is wrong with “%s”", (field, value, message) => {
    expect(read({ [field]: value })).toEqual({
      kind: "problems",
      problems: [{ field, message: expect.stringContaining(message) as string }],
    });
  });

  it("asks for hours on some day, and for a name of its own", () => {
    const none = Object.fromEntries(["1", "5"].map((day) => [`calendar.work.hours.${day}`, ""]));
    expect(read(none)).toMatchObject({ problems: [{ field: "calendar.work.hours.1" }] });
    const second = Object.fromEntries(
      Object.entries(FIELDS).flatMap(([name, value]) =>
        name.startsWith("calendar.work.") ? [[name.replace("work", "other"), value]] : [],
      ),
    );
    expect(read(second)).toMatchObject({ problems: [{ field: "calendar.other.name" }] });
    expect(readPromiseFields({}, FRIDAY)).toMatchObject({ kind: "problems" });
  });
});
