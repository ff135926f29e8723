import { PLAN_KEYS } from "@/lib/plans/plans";
import { TICKET_SEVERITIES } from "../tickets/vocabulary";
import { WeeklyHours } from "./calendar";
import { previewPromises, type PromisePreview } from "./preview-promises";
import type { NamedCalendar, Policy, PromiseDocument } from "./promise-document";
import { calendarField, policyField, WEEKDAYS, type PromiseFields } from "./promise-fields";

type Problem = { field: string; message: string };

export type ReadPromises =
  | { kind: "read"; document: PromiseDocument; preview: PromisePreview[] }
  | { kind: "problems"; problems: Problem[] };

const MOST_CALENDARS = 10;
const MOST_HOLIDAYS = 400;
const DAY_MINUTES = 1440;
const YEAR_MILLISECONDS = 366 * 86_400_000;

/** Limits of each promise, in minutes, and how they are said. */
const LIMITS = {
  first: { most: DAY_MINUTES - 1, words: "Less than 24 hours: every first answer is promised within a day." },
  next: { most: 100_000, words: "At most 1,666 hours." },
  solution: { most: 1_000_000, words: "At most 16,666 hours." },
};

/** Reads the form; every field that needs a fix says which. What it promises is shown for a ticket of this instant. */
export function readPromiseFields(fields: PromiseFields, at: Date): ReadPromises {
  const problems: Problem[] = [];
  const keys = Object.keys(fields).flatMap((name) => /^calendar\.([\w-]+)\.name$/.exec(name)?.[1] ?? []);
  const calendars = keys.map((key) => readCalendar(fields, key, problems));
  if (keys.length === 0 || keys.length > MOST_CALENDARS)
    problems.push({ field: "calendars", message: `Keep between 1 and ${MOST_CALENDARS} calendars.` });
  for (const [index, { key, name }] of calendars.entries())
    if (calendars.findIndex((other) => other.name === name) < index)
      problems.push({ field: calendarField(key, "name"), message: "Another calendar has this name." });
  const policies = PLAN_KEYS.flatMap((plan) =>
    TICKET_SEVERITIES.map((severity) => readPolicy(fields, { plan, severity, keys }, problems)),
  );
  if (problems.length > 0) return { kind: "problems", problems };
  const document = { calendars, policies };
  const tooLong = policies.filter((policy) => !isWithinYear({ calendars, policies: [policy] }, at));
  if (tooLong.length === 0) return { kind: "read", document, preview: previewPromises(document, at) };
  const message = "In the hours of its calendar this takes longer than a year.";
  return {
    kind: "problems",
    problems: tooLong.map((policy) => ({ field: policyField(policy, "solution"), message })),
  };
}

/** A clock that finds no hours is no promise: nobody could open a ticket. */
function isWithinYear(document: PromiseDocument, at: Date): boolean {
  const longest = document.policies.map((policy) => ({
    ...policy,
    resolutionMinutes: Math.max(policy.nextResponseMinutes, policy.resolutionMinutes),
  }));
  try {
    return previewPromises({ ...document, policies: longest }, at).every(
      ({ solutionDueAt }) => solutionDueAt.getTime() - at.getTime() <= YEAR_MILLISECONDS,
    );
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function readCalendar(fields: PromiseFields, key: string, problems: Problem[]): NamedCalendar {
  const valueOf = (part: string) => (fields[calendarField(key, part)] ?? "").trim();
  const refuse = (part: string, message: string) =>
    problems.push({ field: calendarField(key, part), message });
  const name = valueOf("name");
  if (name === "" || name.length > 60) refuse("name", "Give the calendar a name of up to 60 characters.");
  const timeZone = valueOf("zone");
  if (!isTimeZone(timeZone)) refuse("zone", "Choose a time zone.");
  const hours: Record<string, [number, number][]> = {};
  const before = problems.length;
  for (const weekday of WEEKDAYS) {
    const day = readHours(valueOf(`hours.${weekday}`));
    if (day === null) refuse(`hours.${weekday}`, "Write hours like 09:00–12:00, 13:00–17:00, in order.");
    else if (day.length > 0) hours[weekday] = day;
  }
  if (problems.length === before && !WeeklyHours.safeParse(hours).success)
    refuse("hours.1", "A calendar has hours on some day.");
  const holidays = readHolidays(valueOf("holidays"));
  if (typeof holidays === "string") refuse("holidays", holidays);
  return { key, name, timeZone, hours, holidays: typeof holidays === "string" ? [] : holidays };
}

/** Null for what are no hours. An empty text is a day without. */
function readHours(text: string): [number, number][] | null {
  if (text === "") return [];
  const hours: [number, number][] = [];
  for (const part of text.split(",")) {
    const [, from, fromMinute, to, toMinute] =
      /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/.exec(part) ?? [];
    if (from === undefined || Number(fromMinute) > 59 || Number(toMinute) > 59) return null;
    hours.push([Number(from) * 60 + Number(fromMinute), Number(to) * 60 + Number(toMinute)]);
  }
  return WeeklyHours.safeParse({ 1: hours }).success ? hours : null;
}

/** The sentence at the field for what are no holidays. */
function readHolidays(text: string): NamedCalendar["holidays"] | string {
  const lines = text.split("\n").flatMap((line) => line.trim() || []);
  if (lines.length > MOST_HOLIDAYS)
    return `At most ${MOST_HOLIDAYS} holidays: leave out those that are over.`;
  const holidays = new Map<string, string>();
  for (const line of lines) {
    const [, day = "", name = ""] = /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/.exec(line) ?? [];
    if (!isDay(day)) return `Write “${line.slice(0, 40)}” as a day and its name: 2026-12-25 Christmas Day.`;
    if (holidays.has(day)) return `${day} is there twice.`;
    holidays.set(day, name.slice(0, 80));
  }
  return [...holidays].map(([day, name]) => ({ day, name })).toSorted((a, b) => a.day.localeCompare(b.day));
}

type PolicyPlace = Pick<Policy, "plan" | "severity"> & { keys: readonly string[] };

function readPolicy(fields: PromiseFields, { keys, ...place }: PolicyPlace, problems: Problem[]): Policy {
  const minutes = (part: keyof typeof LIMITS) => {
    const { most, words } = LIMITS[part];
    const field = policyField(place, part);
    const count = Math.round(Number((fields[field] ?? "").trim().replace(",", ".")) * 60);
    if (count >= 1 && count <= most) return count;
    problems.push({ field, message: count > most ? words : "Enter hours, such as 8 or 0.5." });
    return 1;
  };
  const calendar = fields[policyField(place, "calendar")] ?? "";
  if (!keys.includes(calendar))
    problems.push({ field: policyField(place, "calendar"), message: "Choose a calendar." });
  return {
    ...place,
    firstResponseMinutes: minutes("first"),
    nextResponseMinutes: minutes("next"),
    resolutionMinutes: minutes("solution"),
    calendar,
  };
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function isTimeZone(zone: string): boolean {
  try {
    return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
