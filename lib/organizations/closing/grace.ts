/** How long a closing can be taken back. The database refuses less. */
export const GRACE_DAYS = 30;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** What members are reminded of, each once. */
export type ClosingStage = "week_left" | "last_day";

/** When an organisation is deleted whose closing is asked for now. */
export function graceEnd(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + GRACE_DAYS * DAY_MILLISECONDS);
}

/** The reminder that is due; where an earlier one was missed, because nothing ran, only the present one is sent. */
export function closingStage(closesAt: Date, now: Date): ClosingStage | null {
  const daysLeft = (closesAt.getTime() - now.getTime()) / DAY_MILLISECONDS;
  if (daysLeft <= 0 || daysLeft > 7) return null;
  return daysLeft <= 1 ? "last_day" : "week_left";
}
