const DAY_MILLISECONDS = 24 * 3_600_000;

/** What a snooze may be chosen from: how long, in minutes. */
export const SNOOZE_CHOICES = [
  { minutes: 30, label: "30 minutes" },
  { minutes: 60, label: "1 hour" },
  { minutes: 240, label: "4 hours" },
  { minutes: 1_440, label: "1 day" },
  { minutes: 10_080, label: "7 days" },
] as const;

/** Why nobody may be kept from hearing of an alert until then; null when they may. */
export function snoozeProblem(until: Date, now: Date, longestDays: number): string | null {
  const milliseconds = until.getTime() - now.getTime();
  if (!(milliseconds > 0)) return "Choose a time in the future.";
  if (milliseconds > longestDays * DAY_MILLISECONDS) return `Choose a time within ${longestDays} days.`;
  return null;
}
