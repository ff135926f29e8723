import type { Sighting } from "@/lib/domains/challenge";

/** How long the record of a proven domain may be gone: a mistake in a zone file is noticed within days. */
export const GRACE_DAYS = 7;

/** On which days of the grace people are told again. */
const REMINDER_DAYS = [3, 6];

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

export type ProofStep =
  | { kind: "nothing" }
  /** The record is gone, or still is: tell people how long it may be. */
  | { kind: "warn"; missingSince: Date; daysLeft: number }
  | { kind: "wait"; missingSince: Date }
  | { kind: "recovered" }
  | { kind: "lost" };

/** What a daily look at the record of a proven domain leads to. An unreachable resolver proves nothing. */
export function judgeProof(missingSince: Date | null, sighting: Sighting, now: Date): ProofStep {
  if (sighting === "present") return missingSince === null ? { kind: "nothing" } : { kind: "recovered" };
  if (missingSince === null)
    return sighting === "unknown"
      ? { kind: "nothing" }
      : { kind: "warn", missingSince: now, daysLeft: GRACE_DAYS };
  if (sighting === "unknown") return { kind: "wait", missingSince };
  const days = Math.floor((now.getTime() - missingSince.getTime()) / DAY_MILLISECONDS);
  if (days >= GRACE_DAYS) return { kind: "lost" };
  return REMINDER_DAYS.includes(days)
    ? { kind: "warn", missingSince, daysLeft: GRACE_DAYS - days }
    : { kind: "wait", missingSince };
}
