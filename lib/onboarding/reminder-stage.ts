const HOUR_MILLISECONDS = 60 * 60 * 1_000;

/** After so many hours without a sign of life somebody is reminded; never again after the last. */
export const REMINDER_HOURS = [24, 72, 168] as const;

/** How many reminders are due after a pause, 0 to 3. Those that were missed are not made up for. */
export function remindersDue(lastActiveAt: Date, now: Date): number {
  const hours = (now.getTime() - lastActiveAt.getTime()) / HOUR_MILLISECONDS;
  return REMINDER_HOURS.filter((after) => hours >= after).length;
}
