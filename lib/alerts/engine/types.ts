import type { PolicyDefinition as StoredDefinition } from "@/lib/alert-policies/types";
import type { AlertSeverity } from "../severity";

/** What of a policy's version decides its verdicts. */
export type PolicyDefinition = { version: number } & Pick<
  StoredDefinition,
  | "kind"
  | "metricType"
  | "labelSelector"
  | "groupBy"
  | "aggregate"
  | "windowSeconds"
  | "comparisonOperator"
  | "thresholdValue"
  | "recoveryValue"
  | "severity"
  | "tiers"
  | "forSeconds"
  | "keepFiringSeconds"
  | "noData"
  | "enabled"
  | "parameters"
>;

export type Labels = Readonly<Record<string, string>>;

/** What a policy measured at an instant for one set of labels. */
export type Reading = {
  at: Date;
  labels: Labels;
  fingerprint: string;
  /** Null is no data. */
  value: number | null;
  /** From how many samples the value was made. */
  samples: number;
  /** data: not the value is judged but whether there is one, for policies that tell of no data separately. */
  about?: "value" | "data";
};

/**
 * breach and clear say on which side of the threshold a value lies; recovering: over the recovery value only,
 * which counts while an alert is open. withdrawn: nobody asks any more.
 */
export type Verdict = "breach" | "recovering" | "clear" | "no_data" | "withdrawn";

export type Judgement = {
  verdict: Verdict;
  /** Of the gravest tier that is crossed; null where none is. */
  severity: AlertSeverity | null;
  /** What the value was compared with. */
  threshold: number | null;
  value: number | null;
  samples: number;
  about: "value" | "data";
  /** Set for withdrawn alone. */
  withdrawal: "policy_changed" | "policy_removed" | null;
};

/** What a judgement asks of the instance, once the policy's behaviour without data is applied. */
export type Ask = { ask: "breach" | "clear" | "stay" | "withdraw"; severity: AlertSeverity | null };

export const INSTANCE_STATES = ["inactive", "pending", "firing", "acknowledged", "resolved"] as const;

export type InstanceState = (typeof INSTANCE_STATES)[number];

/** Where one fingerprint of a policy stands: a row of alert_instances without its keys. */
export type Instance = {
  state: InstanceState;
  /** Of what is pending, open or was open last; an open alert keeps the gravest that it reached. */
  severity: AlertSeverity | null;
  /** When the breach began that is pending or open. */
  since: Date | null;
  /** When an open alert that is kept firing was clear first. */
  clearSince: Date | null;
  /** An operator resolved: until then the same breach does not fire again. */
  heldUntil: Date | null;
  /** The last evaluation while pending: a longer gap does not count towards `for`. */
  seenAt: Date | null;
  noData: boolean;
  flapping: boolean;
  /** Fired while it was too late to tell anybody. */
  untold: boolean;
  /** The last 21 ticks, the newest in the lowest bit: 1 where the alert was open. */
  history: number;
  policyVersion: number;
};

export type NoticeKind = "fired" | "severity_raised" | "resolved" | "flapping" | "no_data";

/** Why an instance changed; stable codes, as they stand in the decisions. */
export type TransitionReason =
  | "breach_began"
  | "threshold_crossed"
  | "no_data"
  | "cleared_while_pending"
  | "kept_firing"
  | "breached_again"
  | "cleared"
  | "severity_raised"
  | "hold_ended"
  | "for_raised"
  | "policy_changed"
  | "policy_removed"
  | "data_missing"
  | "data_returned"
  | "flapping_began"
  | "flapping_ended"
  | "told_after_gap";

export type Resolution = "cleared" | "policy_changed" | "policy_removed";

export type Decision = { reason: TransitionReason; from: InstanceState; to: InstanceState };

export type Notice = { kind: NoticeKind; severity: AlertSeverity };

export type Transition = {
  next: Instance;
  /** Null where nothing changed that anybody could ask about. */
  decision: Decision | null;
  notice: Notice | null;
  /** Set when an open alert ended. */
  resolution: Resolution | null;
};
