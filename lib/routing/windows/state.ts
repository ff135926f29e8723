export const WINDOW_STATES = ["active", "pending", "expired"] as const;

/** Where a window stands in time; whether it needs an approval is another question. */
export type WindowState = (typeof WINDOW_STATES)[number];

export function windowState({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, at: Date): WindowState {
  if (at >= endsAt) return "expired";
  return at < startsAt ? "pending" : "active";
}
