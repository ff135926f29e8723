import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { TicketSeverity } from "../tickets/vocabulary";
import { WeeklyHours, type Calendar } from "./calendar";
import type { Promises } from "./clocks";

const CALENDAR = {
  select: { timeZone: true, hours: true, holidays: { select: { day: true } } },
} as const;

type CalendarRow = { timeZone: string; hours: unknown; holidays: { day: Date }[] };

/** What an organisation's plan promises today for tickets of a severity. Through either door. */
export async function readPromises(
  transaction: Transaction,
  organizationId: string,
  severity: TicketSeverity,
): Promise<Promises> {
  const { plan } = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { plan: true },
  });
  const policy = await transaction.supportSlaPolicy.findUniqueOrThrow({
    where: { plan_severity: { plan, severity } },
    select: {
      firstResponseMinutes: true,
      nextResponseMinutes: true,
      resolutionMinutes: true,
      firstResponseCalendar: CALENDAR,
      calendar: CALENDAR,
    },
  });
  return {
    firstResponse: {
      minutes: policy.firstResponseMinutes,
      calendar: toCalendar(policy.firstResponseCalendar),
    },
    nextResponseMinutes: policy.nextResponseMinutes,
    resolutionMinutes: policy.resolutionMinutes,
    calendar: toCalendar(policy.calendar),
  };
}

function toCalendar({ timeZone, hours, holidays }: CalendarRow): Calendar {
  return {
    timeZone,
    hours: WeeklyHours.parse(hours),
    holidays: new Set(holidays.map(({ day }) => day.toISOString().slice(0, 10))),
  };
}
