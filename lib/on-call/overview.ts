import type { LoadedSchedule } from "./load-schedules";
import type { ScheduleRules, Shift } from "./types";
import { shiftsBetween } from "./who";

const DAY_MS = 24 * 60 * 60_000;
const AHEAD_DAYS = 62;

/** Who is on call now and who comes next; `to` of the last is the end of what was looked at. */
export function nowAndNext(rules: ScheduleRules, at: Date): { now: Shift; next: Shift | null } {
  const horizon = new Date(at.getTime() + AHEAD_DAYS * DAY_MS);
  const [now, next] = shiftsBetween(rules, at, horizon);
  return { now: now ?? { userId: null, from: at, to: horizon }, next: next ?? null };
}

export type OwnShift = Shift & { schedule: { id: string; name: string; timeZone: string } };

/** The shifts of one person in a period, of every schedule, the earliest first. */
export function shiftsOf(
  schedules: readonly LoadedSchedule[],
  userId: string,
  from: Date,
  to: Date,
): OwnShift[] {
  return schedules
    .flatMap(({ id, name, rules }) =>
      shiftsBetween(rules, from, to)
        .filter((shift) => shift.userId === userId)
        .map((shift) => ({ ...shift, schedule: { id, name, timeZone: rules.timeZone } })),
    )
    .sort((one, other) => one.from.getTime() - other.from.getTime());
}
