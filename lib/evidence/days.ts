export const DAY_MS = 24 * 60 * 60_000;

const SETTLING_MS = 10 * 60_000;

/** A UTC day as `2026-11-21`. */
export type Day = string;

export function dayOf(at: Date): Day {
  return at.toISOString().slice(0, 10);
}

/** The instants at which a UTC day begins and ends; the end is not part of it. */
export function boundsOf(day: Day): { from: Date; until: Date } {
  const from = new Date(`${day}T00:00:00.000Z`);
  return { from, until: new Date(from.getTime() + DAY_MS) };
}

export function nextDay(day: Day): Day {
  return dayOf(boundsOf(day).until);
}

/** The day that ended when `at` had come. */
export function endedDay(at: Date): Day {
  return dayOf(new Date(at.getTime() - DAY_MS));
}

/** From when on nothing of a day changes any more: its last collection is there, or will not come in time. */
export function settledAt(day: Day): Date {
  return new Date(boundsOf(day).until.getTime() + SETTLING_MS);
}

/** The days from `first` to `last`, both included; none when `first` is later. */
export function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = nextDay(day)) days.push(day);
  return days;
}

/** So many days, the last of them being `last`: the usual proposal for a period. */
export function lastDays(count: number, last: Day): { fromDay: Day; toDay: Day } {
  return { fromDay: dayOf(new Date(Date.parse(last) - (count - 1) * DAY_MS)), toDay: last };
}
