import { CronExpressionParser } from "cron-parser";

const ZONE = /^TZ=(\S+)\s+/;

/** The first slot of a cron expression (with an optional `TZ=Area/City ` prefix) after an instant. */
export function nextSlot(expression: string, after: Date): Date {
  const zone = ZONE.exec(expression)?.[1] ?? "UTC";
  const schedule = CronExpressionParser.parse(expression.replace(ZONE, ""), { currentDate: after, tz: zone });
  return schedule.next().toDate();
}

/** Throws when the expression or its zone is not valid. */
export function assertCron(expression: string): void {
  nextSlot(expression, new Date());
}
