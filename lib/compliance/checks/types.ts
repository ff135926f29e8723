/** What a check found. Whatever is not known is not_assessed, never a pass. */
export const CHECK_STATES = ["pass", "fail", "not_assessed", "not_applicable", "error"] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** What an evaluator makes of facts; that it failed itself is the runner's to say. */
export type Verdict = { state: Exclude<CheckState, "error">; reason: string };

/** What the ids behind a result are ids of. */
export const ROW_KINDS = [
  "member",
  "invitation",
  "api_key",
  "domain",
  "session",
  "support_access",
  "security_event",
  "evidence_snapshot",
  "signing_key",
  "log",
  "backup",
  "alert_policy",
  "alert",
  "mute_window",
  "channel",
  "delivery",
  "on_call_schedule",
  "incident",
  "post_mortem_action",
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

type CheckWords = {
  id: string;
  /** Raised whenever the same facts would give another verdict. */
  version: number;
  title: string;
  description: string;
  /** What to do so that it passes. */
  remedy: string;
};

export type AutomaticCheck = CheckWords & {
  type: "automatic";
  /** Where it is put right, below the organisation's address. */
  path: string | null;
  /** For how long a result holds when the check is not run again. */
  freshnessHours: number;
  /** `$1` are the organisations, `$2` the moment; answers `organization_id`, `facts` and `rows`. */
  query: string;
  rowKind: RowKind;
  /** Throws on facts that are not as they should be. */
  evaluate: (facts: unknown) => Verdict;
};

/** Answered by a person, with a document where there is one. */
export type ManualCheck = CheckWords & {
  type: "manual";
  /** An answer is stale after so many days unless its author says an earlier end. */
  renewDays: number;
};

export type Check = AutomaticCheck | ManualCheck;
