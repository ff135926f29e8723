import type { AlertSeverity } from "@/lib/alerts/severity";
import { matchableLabels, type NoticeKind, type PolicyFacts } from "./alert-facts";
import { cooldownUntil, type LastTold } from "./cooldown";
import { isProtected } from "./four-eyes";
import { findInhibition, type InhibitionIndex } from "./inhibition";
import { matchesAll } from "./matchers";
import { occurrenceAt } from "./occurrences";
import { workingHoursAt } from "./quiet-hours";
import type { RoutingSettings } from "./settings";
import { MUTE_WINDOW_KINDS, type Labels, type MuteWindow, type MuteWindowKind } from "./types";

/** In the order in which they are asked. */
export const STAGES = [
  "inhibition",
  "maintenance",
  "snooze",
  "mute_time",
  "silence",
  "cooldown",
  "flapping",
] as const;

export type Stage = (typeof STAGES)[number];

/** What stands against telling somebody. */
export type Hit = {
  stage: Stage;
  /** What it is: the id of a rule or a window, null for what the alert or the settings say themselves. */
  id: string | null;
  /** Until when, where that is known. */
  until: Date | null;
  /** False where it only notes that it would: a window that mutes what is critical and is not approved. */
  counts: boolean;
};

/** A notice with all that is known of its alert. */
export type NoticeFacts = {
  kind: NoticeKind;
  severity: AlertSeverity;
  at: Date;
  alert: { id: string; labels: Labels; flapping: boolean; snoozedUntil: Date | null };
  policy: PolicyFacts & { cooldownSeconds: number };
  lastTold: LastTold | null;
};

/** The configuration and the open alerts of its organisation. */
export type RoutingWorld = {
  settings: RoutingSettings;
  windows: readonly MuteWindow[];
  inhibition: InhibitionIndex;
};

export type NoticeRoute =
  | { outcome: "suppressed"; by: Hit; hits: Hit[] }
  /** Told when the working hours begin. */
  | { outcome: "later"; at: Date; hits: Hit[] }
  | { outcome: "now"; hits: Hit[] };

/**
 * Decides whether anybody is told of a notice, before it is asked who. Every stage is asked, so that all that stood
 * against it can be explained; the first that suppresses decides. Working hours only delay, so they decide where
 * nothing suppresses. That something is over is always told: to those who were told that it began.
 */
export function routeNotice(notice: NoticeFacts, world: RoutingWorld): NoticeRoute {
  if (notice.kind === "resolved") return { outcome: "now", hits: [] };
  const hits = STAGES.flatMap((stage) => hitsOf(stage, notice, world));
  const by = hits.find(({ stage, counts }) => counts && stage !== "mute_time");
  if (by) return { outcome: "suppressed", by, hits };
  const later = hits.find(({ stage }) => stage === "mute_time")?.until;
  return later ? { outcome: "later", at: later, hits } : { outcome: "now", hits };
}

function hitsOf(stage: Stage, notice: NoticeFacts, world: RoutingWorld): Hit[] {
  const { alert, at, kind, policy, severity } = notice;
  switch (stage) {
    case "inhibition":
      return inhibitionHits(notice, world);
    case "maintenance":
    case "silence":
      return windowHits(stage, notice, world);
    case "snooze":
      return alert.snoozedUntil && alert.snoozedUntil > at ? [hit(stage, null, alert.snoozedUntil)] : [];
    case "mute_time":
      return untilHit(stage, workingHoursAt(world.settings, severity, at));
    case "cooldown":
      return untilHit(stage, cooldownUntil(notice, policy.cooldownSeconds, notice.lastTold));
    case "flapping":
      return alert.flapping && kind !== "flapping" ? [hit(stage, null, null)] : [];
  }
}

/** What windows decide by: a notice, or an alert as it is now. */
export type MuteSubject = {
  alert: { labels: Labels };
  policy: PolicyFacts;
  severity: AlertSeverity;
  at: Date;
};

/** The silences or maintenance windows that match at an instant, those that still need approval too. */
function windowHits(
  kind: MuteWindowKind,
  { alert, policy, severity, at }: MuteSubject,
  { settings, windows }: Pick<RoutingWorld, "settings" | "windows">,
): Hit[] {
  const labels = matchableLabels(alert.labels, policy, severity);
  const needsApproval = severity === "critical" || isProtected(policy, settings.criticalControlIds);
  return windows
    .filter((window) => window.kind === kind && matchesAll(window.matchers, labels))
    .flatMap((window) => {
      const until = activeUntil(window, at);
      return until ? [{ ...hit(kind, window.id, until), counts: window.isApproved || !needsApproval }] : [];
    });
}

/** The maintenance or silence that mutes an alert; null where nothing does. */
export function findMute(
  subject: MuteSubject,
  world: Pick<RoutingWorld, "settings" | "windows">,
): Hit | null {
  const hits = MUTE_WINDOW_KINDS.flatMap((kind) => windowHits(kind, subject, world));
  return hits.find(({ counts }) => counts) ?? null;
}

/** What ends an escalation under way: another alert that explains its own, or what mutes it; null where nothing does. */
export function findInterruption(subject: InhibitionSubject, world: RoutingWorld): Hit | null {
  return inhibitionHits(subject, world)[0] ?? findMute(subject, world);
}

type InhibitionSubject = MuteSubject & { alert: { id: string } };

function inhibitionHits(
  { alert, policy, severity }: InhibitionSubject,
  { inhibition }: Pick<RoutingWorld, "inhibition">,
): Hit[] {
  const labels = matchableLabels(alert.labels, policy, severity);
  const found = findInhibition({ id: alert.id, labels }, inhibition);
  return found ? [hit("inhibition", found.rule.id, null)] : [];
}

/** Until when a window mutes that mutes at an instant; null when it does not. */
export function activeUntil(
  { startsAt, endsAt, recurrence }: Pick<MuteWindow, "startsAt" | "endsAt" | "recurrence">,
  at: Date,
): Date | null {
  if (at < startsAt || at >= endsAt) return null;
  if (recurrence === null) return endsAt;
  const occurrence = occurrenceAt(recurrence, at);
  if (occurrence === null) return null;
  return occurrence.until < endsAt ? occurrence.until : endsAt;
}

function hit(stage: Stage, id: string | null, until: Date | null): Hit {
  return { stage, id, until, counts: true };
}

function untilHit(stage: Stage, until: Date | null): Hit[] {
  return until ? [hit(stage, null, until)] : [];
}
