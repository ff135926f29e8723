import type { AlertSeverity } from "../severity";
import { isOpen } from "./instance";
import { rank } from "./judge";
import type { Instance, Notice, NoticeKind } from "./types";

/**
 * Whom a step concerns beside the record: the notice to write, and whether one is still owed. A notice that would
 * wake somebody for an instant long past is owed until an evaluation in time finds the alert still open.
 */
export function noticeOf(
  prior: Instance,
  next: Instance,
  policySeverity: AlertSeverity,
  late: boolean,
): { notice: Notice | null; untold: boolean } {
  const severity = next.severity ?? prior.severity ?? policySeverity;
  const kind = kindOf(prior, next);
  if (!isOpen(next.state)) {
    // Nobody has to hear of the end of what they never heard of, nor of old unrest.
    const isHeard = kind === "resolved" ? !prior.untold : !late;
    return { notice: kind !== null && isHeard ? { kind, severity } : null, untold: false };
  }
  if (late) return { notice: null, untold: prior.untold || kind !== null };
  if (prior.untold) return { notice: { kind: firstKind(next), severity }, untold: false };
  return { notice: kind && { kind, severity }, untold: false };
}

function kindOf(prior: Instance, next: Instance): NoticeKind | null {
  const [wasOpen, isNow] = [isOpen(prior.state), isOpen(next.state)];
  if (next.flapping && !prior.flapping) return "flapping";
  // Routing was silent while it flapped: say where it came to rest.
  if (prior.flapping && !next.flapping) return isNow ? firstKind(next) : "resolved";
  if (wasOpen !== isNow) return isNow ? firstKind(next) : "resolved";
  return isNow && rank(next.severity) > rank(prior.severity) ? "severity_raised" : null;
}

function firstKind({ noData }: Instance): NoticeKind {
  return noData ? "no_data" : "fired";
}
