import { CronExpressionParser } from "cron-parser";

/** The slot of a schedule that a moment belongs to: the last one at or before it. In UTC, as on Vercel. */
export function slotAt(schedule: string, moment: Date): Date {
  // The parser looks strictly before the given moment.
  const currentDate = new Date(moment.getTime() + 1);
  return CronExpressionParser.parse(schedule, { currentDate, tz: "UTC" }).prev().toDate();
}

const ZONE = /^TZ=(\S+)\s+/;

/** The first slot after a moment, of an expression that may begin with `TZ=Area/City `. */
export function nextSlot(expression: string, after: Date): Date {
  const tz = ZONE.exec(expression)?.[1] ?? "UTC";
  return CronExpressionParser.parse(expression.replace(ZONE, ""), { currentDate: after, tz }).next().toDate();
}
