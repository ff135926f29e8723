import type { AlertSeverity } from "@/lib/alerts/severity";
import type { NoticeKind } from "./alert-facts";
import type { RoutingSettings } from "./settings";
import type { Labels } from "./types";

/** Names the group of an alert: the values of the labels that an organisation groups by. */
export function groupKeyOf(groupBy: readonly string[], labels: Labels): string {
  return JSON.stringify(groupBy.map((name) => [name, labels[name] ?? ""]));
}

/** What one recipient knows of a group. */
export type GroupState = {
  /** When they were last told anything of it. */
  lastToldAt: Date | null;
  /** When what already waits for them is due. */
  pendingDueAt: Date | null;
};

type Waiting = Pick<RoutingSettings, "groupWaitSeconds" | "groupIntervalSeconds">;

/**
 * When a recipient is told of a notice, for the sake of its group: now or later. What is critical or resolved never
 * waits; neither does a notice that is older than the wait.
 */
export function groupDueAt(
  notice: { kind: NoticeKind; severity: AlertSeverity; at: Date },
  state: GroupState,
  settings: Waiting,
): Date {
  if (notice.severity === "critical" || notice.kind === "resolved" || notice.kind === "reminder")
    return notice.at;
  if (state.pendingDueAt) return state.pendingDueAt;
  const afterWait = notice.at.getTime() + settings.groupWaitSeconds * 1000;
  const afterInterval = (state.lastToldAt?.getTime() ?? -Infinity) + settings.groupIntervalSeconds * 1000;
  return new Date(Math.max(afterWait, afterInterval));
}

export type TellReason =
  | "first_notification"
  | "new_alerts_in_group"
  | "all_alerts_resolved"
  | "new_resolved_alerts"
  | "repeat_interval_elapsed";

/** Ids of alerts of a group. */
export type GroupContent = { firing: ReadonlySet<string>; resolved: ReadonlySet<string> };

/**
 * Why a group is told, or null where nothing new is to be said: the order of Alertmanager's needsUpdate.
 * @param told what the recipient was told last, and when; null before the first time
 */
export function tellReason(
  told: (GroupContent & { at: Date }) | null,
  current: GroupContent,
  repeatIntervalSeconds: number,
  at: Date,
): TellReason | null {
  if (told === null) return current.firing.size > 0 ? "first_notification" : null;
  if (!isSubset(current.firing, told.firing)) return "new_alerts_in_group";
  if (current.firing.size === 0) return told.firing.size > 0 ? "all_alerts_resolved" : null;
  if (!isSubset(current.resolved, told.resolved)) return "new_resolved_alerts";
  return at.getTime() - told.at.getTime() >= repeatIntervalSeconds * 1000 ? "repeat_interval_elapsed" : null;
}

function isSubset(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].every((each) => others.has(each));
}
