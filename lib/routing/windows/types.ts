import type { AlertSeverity } from "@/lib/alerts/severity";
import type { Labels, Matcher, MuteWindowKind, Recurrence } from "../types";
import type { WindowState } from "./state";

/** A silence or a maintenance window as a list shows it. */
export type WindowItem = {
  id: string;
  kind: MuteWindowKind;
  state: WindowState;
  matchers: Matcher[];
  startsAt: Date;
  endsAt: Date;
  recurrence: Recurrence | null;
  reason: string;
  /** True where it mutes nothing critical until somebody else has approved it. */
  needsApproval: boolean;
  approved: { at: Date; by: string } | null;
  createdBy: string;
  /** Null for an API key. */
  createdByUserId: string | null;
  createdAt: Date;
  alertId: string | null;
};

/** An open alert that matchers fit. */
export type MatchedAlert = {
  id: string;
  policyName: string;
  severity: AlertSeverity;
  labels: Labels;
};

export type WindowPreview = {
  /** How many open alerts they fit now. */
  count: number;
  alerts: MatchedAlert[];
  /** Policies whose muting needs a second person. */
  protectedPolicies: string[];
};

/** A notice that a window kept from being told, and that would have paged somebody. */
export type MutedNotice = {
  at: Date;
  alertId: string;
  policyName: string;
  severity: AlertSeverity;
  labels: Labels;
};
