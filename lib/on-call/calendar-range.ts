import { addDays, instantOf, wallClockAt, weekdayOf, type LocalDate } from "@/lib/core/zoned-time";

export const CALENDAR_VIEWS = ["week", "month"] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

const DAYS: Record<CalendarView, number> = { week: 7, month: 28 };

/** What a calendar shows: whole weeks from a Monday on, in the zone of its times. */
export type CalendarRange = {
  view: CalendarView;
  firstDay: LocalDate;
  from: Date;
  to: Date;
  earlier: LocalDate;
  later: LocalDate;
};

/** The range that an address asks for; anything else is this week. */
export function calendarRange(
  { view, from }: { view?: string; from?: string },
  timeZone: string,
  now: Date,
): CalendarRange {
  const known = CALENDAR_VIEWS.find((each) => each === view) ?? "week";
  const today = wallClockAt(timeZone, now).date;
  const asked = from !== undefined && isDay(from) ? from : today;
  const firstDay = addDays(asked, 1 - weekdayOf(asked));
  const days = DAYS[known];
  return {
    view: known,
    firstDay,
    from: instantOf(timeZone, firstDay, 0),
    to: instantOf(timeZone, addDays(firstDay, days), 0),
    earlier: addDays(firstDay, -days),
    later: addDays(firstDay, days),
  };
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
