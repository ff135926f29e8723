import { GRAVEST_FIRST, type AlertSeverity } from "@/lib/alerts/severity";
import type { RoutingConfiguration } from "./configuration";
import { tellReason, type TellReason } from "./grouping";
import type { HeldEntry, Ledger } from "./ledger";
import {
  decisionOf,
  noteTold,
  routeOf,
  type NoticeDecision,
  type RecipientOutcome,
  type RoutedNotice,
  type Tell,
} from "./plan-notice";
import { personalFilter, quietUntil, workingHoursAt } from "./quiet-hours";
import { preferenceFor } from "./recipients";
import { takeMessage } from "./rate-limit";
import { limitOf, type HoldReason } from "./tell-recipient";

/** A notice that is due for a recipient. */
export type DueNotice = { entry: HeldEntry; notice: RoutedNotice };

export type FlushedTell = Tell & { reason: TellReason | "digest" };

export type FlushPlan = { decisions: NoticeDecision[]; tells: FlushedTell[] };

/**
 * Decides about what waited and is due: everything is asked again as of now, because a silence may have been made
 * and an alert may be over meanwhile. What is left becomes one message a group, and one digest for all that waited
 * for quiet hours, working hours or the hourly limit.
 */
export function planFlush(
  due: readonly DueNotice[],
  configuration: RoutingConfiguration,
  ledger: Ledger,
  at: Date,
): FlushPlan {
  const plan: FlushPlan = { decisions: [], tells: [] };
  const messages = new Map<string, DueNotice[]>();
  for (const each of due) {
    ledger.release(each.entry);
    const decision = decideAgain(each, configuration, ledger, at);
    if (decision) {
      plan.decisions.push(decision);
      continue;
    }
    const { recipient, reason, groupKey } = each.entry;
    const key = `${recipient.key} ${reason === "group" ? groupKey : "digest"}`;
    messages.set(key, [...(messages.get(key) ?? []), each]);
  }
  for (const message of messages.values()) flushMessage(message, configuration, ledger, at, plan);
  return plan;
}

/** What became of a notice while it waited, or null where it is told. */
function decideAgain(
  { entry, notice }: DueNotice,
  configuration: RoutingConfiguration,
  ledger: Ledger,
  at: Date,
): NoticeDecision | null {
  const { recipient } = entry;
  const dropped: RecipientOutcome = { recipient, outcome: "dropped", reason: null, dueAt: null };
  const isOver = notice.alert.state === "resolved" && notice.kind !== "resolved";
  if (isOver && entry.reason === "group")
    return decisionOf(notice, "cleared_before_told", { outcomes: [{ ...dropped, reason: "cleared" }] });
  if (notice.kind === "resolved" || isOver) return null;

  const now = { ...notice, at };
  const route = routeOf(now, configuration, ledger);
  if (route.outcome === "suppressed")
    return decisionOf(notice, `suppressed_by_${route.by.stage}`, { hits: route.hits, outcomes: [dropped] });
  const preference = preferenceFor(recipient, configuration.preferences);
  const filter = preference && personalFilter(preference, notice.severity, notice.policy.kind);
  if (filter)
    return decisionOf(notice, "filtered_by_preferences", {
      outcomes: [{ ...dropped, outcome: "filtered", reason: filter }],
    });
  const working = workingHoursAt(configuration.world.settings, notice.severity, at);
  if (working) return holdAgain({ entry, notice }, "working_hours", working, ledger);
  const quiet = preference && quietUntil(preference, notice.severity, at);
  return quiet ? holdAgain({ entry, notice }, "quiet_hours", quiet, ledger) : null;
}

function holdAgain(
  { entry, notice }: DueNotice,
  reason: HoldReason,
  dueAt: Date,
  ledger: Ledger,
): NoticeDecision {
  ledger.hold({ ...entry, reason, dueAt });
  const outcome: RecipientOutcome = { recipient: entry.recipient, outcome: "held", reason, dueAt };
  return decisionOf(notice, "held", { outcomes: [outcome] });
}

function flushMessage(
  message: readonly DueNotice[],
  configuration: RoutingConfiguration,
  ledger: Ledger,
  at: Date,
  plan: FlushPlan,
): void {
  const [first] = message;
  if (!first) return;
  const { recipient, reason: waitedFor, groupKey } = first.entry;
  const severity = gravest(message);
  const taken = takeMessage(
    ledger.bucketOf(recipient.key, severity),
    limitOf(configuration.world.settings, severity),
    at,
  );
  if (!taken.isTaken) {
    for (const each of message) plan.decisions.push(holdAgain(each, "rate_limit", taken.nextAt, ledger));
    return;
  }
  const reason = waitedFor === "group" ? groupReason(message, groupKey, configuration, ledger, at) : "digest";
  // Nothing that the recipient does not know already.
  if (reason === null) {
    for (const { notice } of message) plan.decisions.push(decisionOf(notice, "told", {}));
    return;
  }
  ledger.takeFrom(recipient.key, severity, taken.bucket);
  const notices = latestOfEach(message);
  for (const { notice } of message) {
    const isOver = notice.alert.state === "resolved";
    noteTold(isOver ? { ...notice, kind: "resolved" } : notice, recipient, configuration, ledger, at);
    const outcome: RecipientOutcome = { recipient, outcome: "told", reason: null, dueAt: null };
    plan.decisions.push(decisionOf(notice, "told", { outcomes: [outcome], bundled: notices.length }));
  }
  plan.tells.push({ recipient, reason, notices });
}

function groupReason(
  message: readonly DueNotice[],
  groupKey: string,
  { world }: RoutingConfiguration,
  ledger: Ledger,
  at: Date,
): TellReason | null {
  const known = ledger.knownOf(message[0]?.entry.recipient.key ?? "", groupKey);
  const told = known.length === 0 ? null : { ...contentOf(known), at };
  // Only that an alert fires can be known already; that it is graver, or flaps, is news.
  const current = contentOf(
    message.map(({ notice }) => (notice.kind === "fired" ? notice.alert.id : notice.id)),
  );
  return tellReason(told, current, world.settings.repeatIntervalSeconds, at);
}

function contentOf(firing: readonly string[]) {
  return { firing: new Set(firing), resolved: new Set<string>() };
}

/** Of several notices of one alert the last says it all. */
function latestOfEach(message: readonly DueNotice[]): RoutedNotice[] {
  return [...new Map(message.map(({ notice }) => [notice.alert.id, notice])).values()];
}

function gravest(message: readonly DueNotice[]): AlertSeverity {
  return (
    GRAVEST_FIRST.find((severity) => message.some(({ notice }) => notice.severity === severity)) ?? "low"
  );
}
