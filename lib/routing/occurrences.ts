import { tzOffset } from "@date-fns/tz";
import type { Recurrence } from "./types";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** From an instant until before another. */
export type Span = { from: Date; until: Date };

/** The occurrence that an instant lies in, or null. */
export function occurrenceAt(recurrence: Recurrence, at: Date): Span | null {
  // One that began the day before yesterday is over: none lasts longer than a day and the hour of a clock change.
  return (
    occurrencesBetween(recurrence, { from: new Date(at.getTime() - 2 * DAY_MS), until: at }, true).find(
      ({ from, until }) => from <= at && at < until,
    ) ?? null
  );
}

/** The first instant at or after `at` that lies in an occurrence; null where a week of them is empty. */
export function nextOccurrenceStart(recurrence: Recurrence, at: Date): Date | null {
  const current = occurrenceAt(recurrence, at);
  if (current) return at;
  const until = new Date(at.getTime() + 15 * DAY_MS);
  return occurrencesBetween(recurrence, { from: at, until })[0]?.from ?? null;
}

/**
 * The occurrences that begin within a span, in order. Times are those of the zone's clocks: where an hour is
 * skipped, what begins or ends in it does so when the clocks go on; where it is repeated, an occurrence lasts from
 * its first to its second time.
 */
export function occurrencesBetween(recurrence: Recurrence, span: Span, includeEnd = false): Span[] {
  const { days, timeZone } = recurrence;
  const from = minutesOf(recurrence.from);
  const until = minutesOf(recurrence.until);
  const found: Span[] = [];
  const firstDay = localMidnight(span.from, timeZone) - DAY_MS;
  for (let day = firstDay; day <= span.until.getTime() + 2 * DAY_MS; day += DAY_MS) {
    if (!days.includes(isoWeekday(day))) continue;
    const occurrence = {
      from: instantOf(day + from * MINUTE_MS, timeZone, "first"),
      until: instantOf(day + (until <= from ? DAY_MS : 0) + until * MINUTE_MS, timeZone, "last"),
    };
    const beginsWithin =
      occurrence.from >= span.from &&
      (occurrence.from < span.until || (includeEnd && occurrence.from <= span.until));
    if (beginsWithin && occurrence.from < occurrence.until) found.push(occurrence);
  }
  return found;
}

/** A local time is kept as the UTC instant that reads the same; this is the midnight before `at`. */
function localMidnight(at: Date, timeZone: string): number {
  const local = at.getTime() + offsetMs(at.getTime(), timeZone);
  return local - (((local % DAY_MS) + DAY_MS) % DAY_MS);
}

function isoWeekday(localDay: number): number {
  return new Date(localDay).getUTCDay() || 7;
}

/** The instant at which the clocks of a zone read `local`. */
function instantOf(local: number, timeZone: string, which: "first" | "last"): Date {
  const before = offsetMs(local - DAY_MS, timeZone);
  const after = offsetMs(local + DAY_MS, timeZone);
  const candidates = [local - before, local - after].filter(
    (instant) => instant + offsetMs(instant, timeZone) === local,
  );
  if (candidates.length > 0)
    return new Date(which === "first" ? Math.min(...candidates) : Math.max(...candidates));
  return changeBetween(local - after, local - before, timeZone);
}

/** The minute at which the clocks of a zone go on. */
function changeBetween(earlier: number, later: number, timeZone: string): Date {
  const final = offsetMs(later, timeZone);
  let low = earlier;
  let high = later;
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMs(middle, timeZone) === final) high = middle;
    else low = middle;
  }
  return new Date(high);
}

function offsetMs(instant: number, timeZone: string): number {
  return tzOffset(timeZone, new Date(instant)) * MINUTE_MS;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
