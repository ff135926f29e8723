import type { AlertSeverity } from "./severity";

export const ALERT_STATES = ["firing", "acknowledged", "resolved"] as const;

export type AlertState = (typeof ALERT_STATES)[number];

export function isAlertState(value: string): value is AlertState {
  return (ALERT_STATES as readonly string[]).includes(value);
}

/** The names and values that tell the alerts of one policy apart. */
export type AlertLabels = Readonly<Record<string, string>>;

/** Somebody who answered: `id` is null where no member is behind the name. */
export type AlertPerson = { id: string | null; name: string };

/** What may be true of an alert beside its state. */
export type AlertMarks = {
  noData: boolean;
  flapping: boolean;
  falsePositive: boolean;
  /** Nobody is told before then; null when it is not snoozed, or was. */
  snoozedUntil: Date | null;
};

/** An alert as a list shows it. */
export type AlertSummary = {
  id: string;
  policy: { id: string; name: string; kind: string; metric: string | null };
  labels: AlertLabels;
  severity: AlertSeverity;
  state: AlertState;
  value: number | null;
  threshold: number | null;
  firedAt: Date;
  acknowledged: { at: Date; by: AlertPerson } | null;
  resolved: { at: Date; reason: string } | null;
  assignee: { id: string; name: string } | null;
  marks: AlertMarks;
};
