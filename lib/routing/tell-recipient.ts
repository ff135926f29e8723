import type { AlertSeverity } from "@/lib/alerts/severity";
import type { NoticeKind } from "./alert-facts";
import { groupDueAt, type GroupState } from "./grouping";
import { personalFilter, quietUntil } from "./quiet-hours";
import { bucketNameOf, takeMessage, type Bucket } from "./rate-limit";
import type { AlertPreference, RoutingSettings } from "./settings";

export type HoldReason = "group" | "quiet_hours" | "working_hours" | "rate_limit";

/** What becomes of a notice for one recipient. */
export type Telling =
  | { outcome: "told"; bucket: Bucket }
  | { outcome: "held"; reason: HoldReason; dueAt: Date }
  | { outcome: "filtered"; reason: "below_minimum_severity" | "muted_category" };

export type TellingInput = {
  notice: { kind: NoticeKind; severity: AlertSeverity; at: Date; policyKind: string };
  /** Null for channels and addresses, which have none. */
  preference: AlertPreference | null;
  group: GroupState;
  /** Of the notice's severity; null: full. */
  bucket: Bucket | null;
  settings: RoutingSettings;
  /** When the working hours begin that it waits for. */
  notBefore: Date | null;
  at: Date;
};

/**
 * Whether one recipient is told of a notice now, later or not at all. Whoever was told that something began is told
 * that it is over whatever they prefer since, though not in their quiet hours.
 */
export function tellRecipient(input: TellingInput): Telling {
  const { notice, preference, settings, at } = input;
  if (preference && notice.kind !== "resolved") {
    const reason = personalFilter(preference, notice.severity, notice.policyKind);
    if (reason) return { outcome: "filtered", reason };
  }
  if (input.notBefore && input.notBefore > at)
    return { outcome: "held", reason: "working_hours", dueAt: input.notBefore };
  const quiet = preference && quietUntil(preference, notice.severity, at);
  if (quiet) return { outcome: "held", reason: "quiet_hours", dueAt: quiet };
  const dueAt = groupDueAt(notice, input.group, settings);
  if (dueAt > at) return { outcome: "held", reason: "group", dueAt };
  const taken = takeMessage(input.bucket, limitOf(settings, notice.severity), at);
  return taken.isTaken
    ? { outcome: "told", bucket: taken.bucket }
    : { outcome: "held", reason: "rate_limit", dueAt: taken.nextAt };
}

/** Messages an hour to a recipient, of a severity. */
export function limitOf(settings: RoutingSettings, severity: AlertSeverity): number {
  return bucketNameOf(severity) === "critical" ? settings.criticalHourlyLimit : settings.hourlyLimit;
}
