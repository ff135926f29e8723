import type { ScheduleRules, Shift } from "./types";
import { shiftsBetween } from "./who";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** What was missed for longer is not told any more. */
const LATEST_MS = HOUR_MS;
const HORIZON_MS = 8 * DAY_MS;

/** A person who learns that their shift comes, begins or has ended. */
export type ShiftNotice = {
  kind: "soon" | "started" | "ended";
  userId: string;
  /** When the notice is due. */
  at: Date;
  /** Of `ended`: the one that begins instead. */
  shift: Shift;
  /** Who is on call after the shift. */
  next: string | null;
};

/** What is due by `at` and not an hour late, and when to look again. */
export function shiftNotices(rules: ScheduleRules, at: Date): { due: ShiftNotice[]; nextAt: Date } {
  const from = new Date(at.getTime() - LATEST_MS);
  const horizon = new Date(at.getTime() + HORIZON_MS);
  const shifts = shiftsBetween(rules, from, horizon);
  // The first one began before the range, nobody knows when.
  const notices = shifts
    .slice(1)
    .flatMap((shift, place) => noticesOf(shift, shifts[place], shifts[place + 2]));
  const later = notices.map((notice) => notice.at.getTime()).filter((due) => due > at.getTime());
  return {
    due: notices.filter((notice) => notice.at > from && notice.at <= at),
    // A shift is told of a day ahead, so that far the horizon says nothing.
    nextAt: new Date(Math.min(...later, horizon.getTime() - DAY_MS)),
  };
}

function noticesOf(shift: Shift, before: Shift | undefined, after: Shift | undefined): ShiftNotice[] {
  const { userId, from } = shift;
  const next = after?.userId ?? null;
  const ended: ShiftNotice[] =
    before === undefined || before.userId === null
      ? []
      : [{ kind: "ended", userId: before.userId, at: from, shift, next }];
  if (userId === null) return ended;
  const soonAt = new Date(from.getTime() - leadOf(shift));
  return [
    ...ended,
    { kind: "soon", userId, at: soonAt, shift, next },
    { kind: "started", userId, at: from, shift, next },
  ];
}

/** A day ahead one can still swap; ahead of short shifts an hour is enough, and more would be noise. */
function leadOf({ from, to }: Shift): number {
  return to.getTime() - from.getTime() >= DAY_MS ? DAY_MS : HOUR_MS;
}
