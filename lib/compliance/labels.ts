import type { RowKind } from "./checks/types";
import type { EffectiveState } from "./effective-state";
import type { Strength } from "./library/types";
import type { Score } from "./roll-up";
import type { ExceptionState } from "./types";

export const STATE_LABELS: Record<EffectiveState, string> = {
  pass: "Pass",
  fail: "Fail",
  not_assessed: "Not assessed",
  stale: "Stale",
  error: "Error",
  excepted: "Excepted",
  not_applicable: "Not applicable",
};

export const STRENGTH_LABELS: Record<Strength, string> = {
  direct: "Direct",
  supporting: "Supporting",
  partial: "Partial",
};

export const EXCEPTION_STATE_LABELS: Record<ExceptionState, string> = {
  requested: "Waits for approval",
  approved: "Approved",
  refused: "Refused",
  ended: "Ended",
};

/** What the ids behind a result are called. */
export const ROW_LABELS: Record<RowKind, string> = {
  member: "Members",
  invitation: "Invitations",
  api_key: "API keys",
  domain: "Domains",
  session: "Sessions",
  support_access: "Accesses of support",
  security_event: "Security events",
  evidence_snapshot: "Daily evidence",
  signing_key: "Signing keys",
  log: "Logs",
  backup: "Backups",
  alert_policy: "Alert policies",
  alert: "Alerts",
  mute_window: "Silences and maintenance",
  channel: "Channels",
  delivery: "Deliveries",
  on_call_schedule: "On-call schedules",
  incident: "Incidents",
  post_mortem_action: "Actions of post-mortems",
};

/** The score in words: a percentage, or why there is none. */
export function scoreText({ percent }: Pick<Score, "percent">): string {
  return percent === null ? "Not assessed" : `${percent} %`;
}

/** What the score rests on. */
export function coverageText({ assessed, applicable }: Pick<Score, "assessed" | "applicable">): string {
  return `${assessed} of ${applicable} assessed`;
}
