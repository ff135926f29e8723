/** received: waits. applied: an account's reading covers it. ignored: of no organisation here. */
export const EVENT_STATES = ["received", "applied", "ignored", "failed"] as const;
export type EventState = (typeof EVENT_STATES)[number];

export function isEventState(value: string): value is EventState {
  return EVENT_STATES.some((state) => state === value);
}
