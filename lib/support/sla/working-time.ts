import { addDays, instantOf, wallClockAt, weekdayOf, type LocalDate } from "@/lib/core/zoned-time";
import type { Calendar } from "./calendar";

type Period = { from: number; to: number };

/** A calendar whose holidays leave nothing ends a search after so many days. */
const MOST_DAYS = 3_660;
const DAY_MINUTES = 1440;

/** The instant at which so much working time has passed since another. Never earlier than that one. */
export function addWorkingTime(calendar: Calendar, from: Date, milliseconds: number): Date {
  let left = milliseconds;
  for (const period of periodsFrom(calendar, from)) {
    const length = period.to - period.from;
    if (left <= length) return new Date(period.from + left);
    left -= length;
  }
  throw new RangeError("The calendar has no working time left.");
}

/** How much working time, in milliseconds, lies between two instants; 0 when the second is not later. */
export function workingTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  let sum = 0;
  for (const period of periodsFrom(calendar, from)) {
    if (period.from >= to.getTime()) break;
    sum += Math.min(period.to, to.getTime()) - period.from;
  }
  return Math.max(0, sum);
}

/** Working periods from an instant on, the first one cut to begin with it. */
function* periodsFrom(calendar: Calendar, from: Date): Generator<Period> {
  const start = from.getTime();
  let { date } = wallClockAt(calendar.timeZone, from);
  for (let day = 0; day < MOST_DAYS; day += 1, date = addDays(date, 1)) {
    for (const period of periodsOn(calendar, date)) {
      if (period.to > start) yield { from: Math.max(period.from, start), to: period.to };
    }
  }
}

/** As the clock on the wall shows them: on the days on which clocks change they are shorter or longer in fact. */
function periodsOn({ timeZone, hours, holidays }: Calendar, date: LocalDate): Period[] {
  if (holidays.has(date)) return [];
  const day = hours[String(weekdayOf(date)) as keyof typeof hours] ?? [];
  return day
    .map(([from, to]) => ({ from: wallInstant(timeZone, date, from), to: wallInstant(timeZone, date, to) }))
    .filter(({ from, to }) => from < to);
}

function wallInstant(timeZone: string, date: LocalDate, minute: number): number {
  const [day, minuteOfDay] = minute === DAY_MINUTES ? [addDays(date, 1), 0] : [date, minute];
  return instantOf(timeZone, day, minuteOfDay).getTime();
}
