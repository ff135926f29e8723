import type { Json } from "@/lib/core/canonical-json";
import type { DecisionKind } from "./decisions/types";
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

/** What an alert says of the policy behind it. */
export type AlertedPolicy = {
  id: string;
  name: string;
  kind: string;
  metric: string | null;
  operator: string;
  /** Of the alert's value; null where it has none. */
  unit: string | null;
};

/** An alert as a list shows it. */
export type AlertSummary = {
  id: string;
  policy: AlertedPolicy;
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

/** An alert that an answer left as it was, because somebody had answered it so before, or it was over. */
export type UnchangedAlert = {
  id: string;
  state: AlertState;
  /** Who made it so and when, as far as a person did. */
  by: AlertPerson | null;
  at: Date | null;
};

/** What came of answering some alerts at once. Those that are not there, or somebody else's, are `missing`. */
export type AnswerResult = { changed: string[]; unchanged: UnchangedAlert[]; missing: string[] };

/** One moment in the life of an alert: a link of the chain of decisions, or a note. */
export type TimelineEntry =
  | {
      kind: "decision";
      sequence: number;
      at: Date;
      decision: DecisionKind;
      content: DecisionContent;
      /** Who did it; null where nobody did. */
      actor: string | null;
    }
  | ({ kind: "note" } & AlertNote);

export type DecisionContent = { readonly [key: string]: Json };

export type AlertNote = {
  id: string;
  at: Date;
  author: AlertPerson;
  body: string;
  editedAt: Date | null;
};

/** The definition that made an alert fire, as far as its page tells of it. */
export type AlertDefinition = {
  metric: string | null;
  aggregate: string;
  windowSeconds: number;
  operator: string;
  threshold: number | null;
  recovery: number | null;
  forSeconds: number;
  description: string;
  runbookUrl: string | null;
  controlIds: string[];
};

/** How many alerts there are of each severity and state; what is not there is zero. */
export type AlertCounts = Record<AlertSeverity, Record<AlertState, number>>;

/** Everything there is about one alert. */
export type AlertDetail = AlertSummary & {
  episode: number;
  policyVersion: number;
  /** Set while the policy has a newer version than the one that fired. */
  newerPolicyVersion: number | null;
  definition: AlertDefinition;
  resolvedBy: AlertPerson | null;
  falsePositive: { at: Date; by: AlertPerson | null } | null;
  timeline: TimelineEntry[];
  /** Where there are more decisions than are shown. */
  earlierDecisions: boolean;
  /** What those are called whom the decisions name. */
  names: ReadonlyMap<string, string>;
  similar: AlertSummary[];
  previousId: string | null;
  nextId: string | null;
};
