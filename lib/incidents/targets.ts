import { SEVERITY_FACTS, type IncidentSeverity } from "./severity";

const MINUTE = 60_000;
const POST_MORTEM_HOURS = 48;

/** Somebody is reminded when this share of the time is left, and at most half an hour before the end. */
const REMINDER_SHARE = 1 / 3;
const LONGEST_REMINDER_MINUTES = 30;

/** How a response target stands: kept or missed for good, or still running. */
export type TargetStatus = "met" | "missed" | "running" | "overdue";

/** By when somebody must have acknowledged an incident. */
export function responseDueAt(openedAt: Date, severity: IncidentSeverity): Date {
  return new Date(openedAt.getTime() + SEVERITY_FACTS[severity].responseMinutes * MINUTE);
}

/** From when on members are reminded of an incident that nobody has acknowledged. */
export function responseReminderAt(dueAt: Date, severity: IncidentSeverity): Date {
  const lead = Math.min(SEVERITY_FACTS[severity].responseMinutes * REMINDER_SHARE, LONGEST_REMINDER_MINUTES);
  return new Date(dueAt.getTime() - lead * MINUTE);
}

/** Acknowledging at the very instant of the target keeps it. */
export function targetStatus(dueAt: Date, answeredAt: Date | null, now: Date): TargetStatus {
  if (answeredAt !== null) return answeredAt <= dueAt ? "met" : "missed";
  return now <= dueAt ? "running" : "overdue";
}

/** A post-mortem is due 48 hours after the incident was resolved. */
export function postMortemDueAt(resolvedAt: Date): Date {
  return new Date(resolvedAt.getTime() + POST_MORTEM_HOURS * 60 * MINUTE);
}

/** The graver ones must be learnt from; for a P3 a person decides. */
export function needsPostMortem(severity: IncidentSeverity): boolean {
  return severity !== "P3";
}
