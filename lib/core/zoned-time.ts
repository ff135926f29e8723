import { Temporal } from "temporal-polyfill";

/** A day of a calendar, without a zone: "2026-03-29". */
export type LocalDate = string;

/** What a clock on the wall shows. `weekday` counts from 1 for Monday. */
export type WallClock = { date: LocalDate; weekday: number; minute: number };

/** What the clock on the wall of a zone shows at an instant. */
export function wallClockAt(timeZone: string, at: Date): WallClock {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return {
    date: local.toPlainDate().toString(),
    weekday: local.dayOfWeek,
    minute: local.hour * 60 + local.minute,
  };
}

/**
 * The first instant at which the clock on the wall shows this day and minute, or has passed it: a time that
 * the clocks skip is the end of the skip, and of a time that they show twice it is the first unless asked otherwise.
 */
export function instantOf(
  timeZone: string,
  date: LocalDate,
  minuteOfDay: number,
  which: "first" | "last" = "first",
): Date {
  const wanted = Temporal.PlainDate.from(date).toPlainDateTime({
    hour: Math.floor(minuteOfDay / 60),
    minute: minuteOfDay % 60,
  });
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  if (found.toPlainDateTime().equals(wanted)) {
    const chosen = which === "first" ? found : wanted.toZonedDateTime(timeZone, { disambiguation: "later" });
    return new Date(chosen.epochMilliseconds);
  }
  const end = found.getTimeZoneTransition("next") ?? found;
  return new Date(end.epochMilliseconds);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole days from one to the other; negative when the other is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** What a date and time field holds, "2026-11-21T12:05", as the instant it names; null for anything else. */
export function fromClockText(timeZone: string, text: string): Date | null {
  const [, date, hour, minute] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const day = new Date(`${date}T00:00:00Z`);
  if (date === undefined || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return null;
  return instantOf(timeZone, date, Number(hour) * 60 + Number(minute));
}

/** The other way: what the field shows for an instant. */
export function toClockText(timeZone: string, at: Date): string {
  const { date, minute } = wallClockAt(timeZone, at);
  const twoDigits = (figure: number) => String(figure).padStart(2, "0");
  return `${date}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}
