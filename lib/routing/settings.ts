import type { AlertSeverity } from "@/lib/alerts/severity";
import type { Recurrence } from "./types";

/** How an organisation is told of its alerts. */
export type RoutingSettings = {
  /** Alerts with the same values of these labels are told together. */
  groupBy: readonly string[];
  /** How long the first alert of a group waits for others. */
  groupWaitSeconds: number;
  /** How long later alerts of a group wait after the group was last told. */
  groupIntervalSeconds: number;
  /** When those who were told are told again of what still fires and nobody acknowledged. */
  repeatIntervalSeconds: number;
  /** Messages an hour to one recipient; what is over it is bundled. */
  hourlyLimit: number;
  criticalHourlyLimit: number;
  workingHours: Recurrence | null;
  /** From this severity on it is told outside working hours too. */
  outsideHoursSeverity: AlertSeverity;
  /** Muting a policy of these controls needs a second person. */
  criticalControlIds: readonly string[];
};

/** What holds where an organisation has chosen nothing; the times are Alertmanager's. */
export const DEFAULT_ROUTING_SETTINGS: RoutingSettings = {
  groupBy: ["policy"],
  groupWaitSeconds: 30,
  groupIntervalSeconds: 300,
  repeatIntervalSeconds: 4 * 3600,
  hourlyLimit: 30,
  criticalHourlyLimit: 60,
  workingHours: null,
  outsideHoursSeverity: "high",
  criticalControlIds: [],
};

/** What a member wants to be told of, and when. */
export type AlertPreference = {
  minimumSeverity: AlertSeverity;
  mutedCategories: readonly string[];
  quietHours: Recurrence | null;
  /** Critical alerts are told during quiet hours too. */
  criticalPasses: boolean;
  /** From it on they are texted too, where they have a phone; null: never. Escalations ask only for the latter. */
  textSeverity: AlertSeverity | null;
};

/** What a member is told who chose nothing: everything, at any time. */
export const DEFAULT_ALERT_PREFERENCE: AlertPreference = {
  minimumSeverity: "low",
  mutedCategories: [],
  quietHours: null,
  criticalPasses: true,
  textSeverity: "critical",
};
