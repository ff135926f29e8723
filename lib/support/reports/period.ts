import type { Period } from "./queries";

export const REPORT_DAYS = ["7", "30", "90"] as const;
export type ReportDays = (typeof REPORT_DAYS)[number];

const DAY_MILLISECONDS = 86_400_000;

export function toReportDays(value: string | undefined | null): ReportDays {
  return REPORT_DAYS.find((days) => days === value) ?? "30";
}

/** The last so many days, up to now. */
export function lastDays(days: ReportDays, now: Date): Period {
  return { from: new Date(now.getTime() - Number(days) * DAY_MILLISECONDS), to: now };
}
