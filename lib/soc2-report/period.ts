import { boundsOf, DAY_MS, dayOf, type Day } from "@/lib/evidence/days";
import type { ReportPeriod } from "./model";

/** The days from the first to the last, both included. */
export function periodOf(fromDay: Day, toDay: Day): ReportPeriod {
  const days = (boundsOf(toDay).until.getTime() - boundsOf(fromDay).from.getTime()) / DAY_MS;
  return { from_day: fromDay, to_day: toDay, days };
}

/** As many days, ending on the day before. */
export function periodBefore({ from_day, days }: ReportPeriod): ReportPeriod {
  const start = boundsOf(from_day).from.getTime();
  return periodOf(dayOf(new Date(start - days * DAY_MS)), dayOf(new Date(start - DAY_MS)));
}

/** The calendar month before the one of `at`, in UTC. */
export function monthBefore(at: Date): { fromDay: Day; toDay: Day } {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  return {
    fromDay: dayOf(new Date(Date.UTC(year, month - 1, 1))),
    toDay: dayOf(new Date(Date.UTC(year, month, 0))),
  };
}
