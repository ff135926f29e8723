import type { CheckState } from "./checks/types";

/** stale: the last result no longer holds; excepted: a failure that somebody has accepted until a date. */
export const EFFECTIVE_STATES = [
  "pass",
  "fail",
  "not_assessed",
  "stale",
  "error",
  "excepted",
  "not_applicable",
] as const;
export type EffectiveState = (typeof EFFECTIVE_STATES)[number];

export type CheckStanding = {
  /** What the last run or answer found, and until when that holds; null before the first. */
  last: { state: CheckState; validUntil: Date } | null;
  /** A person has decided, with a justification, that it does not apply here. */
  isWaived: boolean;
  /** Until when an approved exception accepts a failure; null without one. */
  exceptedUntil: Date | null;
};

/** What a check counts for now. A failure stands until a run shows otherwise; everything else grows stale. */
export function effectiveState({ last, isWaived, exceptedUntil }: CheckStanding, at: Date): EffectiveState {
  if (isWaived) return "not_applicable";
  if (last === null) return "not_assessed";
  if (last.state === "fail") return exceptedUntil !== null && exceptedUntil > at ? "excepted" : "fail";
  return last.validUntil <= at ? "stale" : last.state;
}
