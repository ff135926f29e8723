import type { AlertSeverity } from "@/lib/alerts/severity";
import { severityRank, type NoticeKind } from "./alert-facts";

/** The last time that somebody was told that these labels fire, and how grave it was. */
export type LastTold = { at: Date; severity: AlertSeverity };

/**
 * Until when somebody need not be told again that the same labels fire; null for now. Counts from the last fire
 * that was told, not from the last fire. What is graver than what was told is told at once.
 */
export function cooldownUntil(
  notice: { kind: NoticeKind; severity: AlertSeverity; at: Date },
  cooldownSeconds: number,
  lastTold: LastTold | null,
): Date | null {
  if (lastTold === null || (notice.kind !== "fired" && notice.kind !== "severity_raised")) return null;
  if (severityRank(notice.severity) > severityRank(lastTold.severity)) return null;
  const until = new Date(lastTold.at.getTime() + cooldownSeconds * 1000);
  return notice.at < until ? until : null;
}
