/** What the owners of an organisation are told of its trial, each once. */
export type TrialStage = "started" | "week_left" | "days_left" | "last_day" | "expired";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Where the last mail of a stage was missed, because nothing ran, only the current one is told of. */
const STAGES: readonly { stage: TrialStage; daysLeft: number }[] = [
  { stage: "expired", daysLeft: 0 },
  { stage: "last_day", daysLeft: 1 },
  { stage: "days_left", daysLeft: 3 },
  { stage: "week_left", daysLeft: 7 },
];

/** The stage that a trial has reached. */
export function trialStage(trialEndsAt: Date, now: Date): TrialStage {
  const daysLeft = (trialEndsAt.getTime() - now.getTime()) / DAY_MILLISECONDS;
  return STAGES.find((candidate) => daysLeft <= candidate.daysLeft)?.stage ?? "started";
}
