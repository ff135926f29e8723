import type { RecipientOutcome, RoutingReason } from "./plan-notice";
import type { Stage } from "./route-notice";

export const STAGE_WORDS: Record<Stage, string> = {
  inhibition: "Inhibition",
  maintenance: "Maintenance",
  snooze: "Snooze",
  mute_time: "Working hours",
  silence: "Silence",
  cooldown: "Cooldown",
  flapping: "Flapping",
};

/** What was decided, as a sentence. */
export const REASON_WORDS: Record<RoutingReason, string> = {
  told: "Somebody is told at once.",
  held: "Somebody is told a little later.",
  filtered_by_preferences: "Nobody is told: those concerned do not want to hear of it.",
  escalation_only: "An escalation sets out.",
  cleared_before_told: "Nobody is told: it was over before anybody had to be.",
  nobody_was_told: "Nobody is told: nobody was told that it began.",
  suppressed_by_inhibition: "Nobody is told: a graver alert stands for it.",
  suppressed_by_maintenance: "Nobody is told: maintenance is under way.",
  suppressed_by_snooze: "Nobody is told: somebody has snoozed it.",
  suppressed_by_mute_time: "Nobody is told outside working hours.",
  suppressed_by_silence: "Nobody is told: a silence matches it.",
  suppressed_by_cooldown: "Nobody is told: they were told not long ago.",
  suppressed_by_flapping: "Nobody is told: it flaps, which was said once.",
};

export const OUTCOME_WORDS: Record<RecipientOutcome["outcome"], string> = {
  told: "is told at once",
  held: "is told later",
  filtered: "is not told",
  dropped: "need not be told",
};

export const HOLD_WORDS: Record<NonNullable<RecipientOutcome["reason"]>, string> = {
  group: "waits for others of its group",
  quiet_hours: "quiet hours",
  working_hours: "waits for working hours",
  rate_limit: "the hourly limit is used up",
  below_minimum_severity: "less grave than they want to hear of",
  muted_category: "a category they do not want to hear of",
  cleared: "it is over",
};
