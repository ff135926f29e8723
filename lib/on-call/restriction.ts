import { addDays, instantOf, wallClockAt, weekdayOf, type LocalDate } from "@/lib/core/zoned-time";
import type { Restriction } from "./types";

type Period = { from: Date; to: Date };

/** The periods of restrictions that begin on a day. One that the clocks skip is empty and left out. */
export function periodsOn(restrictions: readonly Restriction[], timeZone: string, date: LocalDate): Period[] {
  return restrictions
    .filter(({ days }) => days.includes(weekdayOf(date)))
    .map(({ fromMinute, toMinute }) => ({
      from: instantOf(timeZone, date, fromMinute),
      to: instantOf(timeZone, toMinute <= fromMinute ? addDays(date, 1) : date, toMinute),
    }))
    .filter(({ from, to }) => from < to);
}

/** Whether an instant lies in one of the restrictions; none restricts nothing. */
export function isWithin(restrictions: readonly Restriction[], timeZone: string, at: Date): boolean {
  if (restrictions.length === 0) return true;
  const { date } = wallClockAt(timeZone, at);
  // What began yesterday may reach over midnight.
  return [addDays(date, -1), date].some((day) =>
    periodsOn(restrictions, timeZone, day).some(({ from, to }) => from <= at && at < to),
  );
}
