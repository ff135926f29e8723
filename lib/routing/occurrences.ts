import { addDays, instantOf, wallClockAt, weekdayOf, type LocalDate } from "@/lib/core/zoned-time";
import type { Recurrence } from "./types";

/** From an instant until before another. */
export type Span = { from: Date; until: Date };

/** The occurrence that an instant lies in, or null. */
export function occurrenceAt(recurrence: Recurrence, at: Date): Span | null {
  const today = wallClockAt(recurrence.timeZone, at).date;
  // One that goes over midnight began the day before.
  return (
    [addDays(today, -1), today]
      .flatMap((day) => occurrenceOn(recurrence, day))
      .find(({ from, until }) => from <= at && at < until) ?? null
  );
}

/** The first instant at or after `at` that lies in an occurrence; null where a fortnight has none. */
export function nextOccurrenceStart(recurrence: Recurrence, at: Date): Date | null {
  if (occurrenceAt(recurrence, at)) return at;
  let day = wallClockAt(recurrence.timeZone, at).date;
  for (let ahead = 0; ahead < 15; ahead++, day = addDays(day, 1)) {
    const next = occurrenceOn(recurrence, day).find(({ from }) => from >= at);
    if (next) return next.from;
  }
  return null;
}

/**
 * The occurrence that begins on a day; none on other days, and none where the clocks skip all of it. What begins or
 * ends in an hour that they skip does so at the end of the skip; where an hour is repeated, an occurrence lasts from
 * its first to its second time.
 */
export function occurrenceOn({ days, from, until, timeZone }: Recurrence, day: LocalDate): Span[] {
  if (!days.includes(weekdayOf(day))) return [];
  const [start, end] = [minuteOf(from), minuteOf(until)];
  const occurrence = {
    from: instantOf(timeZone, day, start, "first"),
    until: instantOf(timeZone, end <= start ? addDays(day, 1) : day, end, "last"),
  };
  return occurrence.from < occurrence.until ? [occurrence] : [];
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
