import { z } from "zod";
import type { LocalDate } from "@/lib/core/zoned-time";
import { PLAN_KEYS } from "@/lib/plans/plans";
import { TICKET_SEVERITIES, type TicketSeverity } from "../tickets/vocabulary";
import { WeeklyHours, type Calendar } from "./calendar";
import type { Promises } from "./clocks";

const Holiday = z.object({ day: z.iso.date(), name: z.string() });

const NamedCalendar = z.object({
  key: z.string(),
  name: z.string(),
  timeZone: z.string(),
  hours: WeeklyHours,
  holidays: z.array(Holiday),
});
export type NamedCalendar = z.infer<typeof NamedCalendar>;

const Policy = z.object({
  plan: z.enum(PLAN_KEYS),
  severity: z.enum(TICKET_SEVERITIES),
  firstResponseMinutes: z.int(),
  nextResponseMinutes: z.int(),
  resolutionMinutes: z.int(),
  /** By which calendar everything after the first answer is counted. */
  calendar: z.string(),
});
export type Policy = z.infer<typeof Policy>;

/** A version of what is promised to whom, and of when the support works. */
export const PromiseDocument = z.object({ calendars: z.array(NamedCalendar), policies: z.array(Policy) });
export type PromiseDocument = z.infer<typeof PromiseDocument>;

/** A first answer is promised within a day, whatever day it is: its clock never stands still. */
const AROUND_THE_CLOCK: Calendar = {
  timeZone: "UTC",
  hours: Object.fromEntries(["1", "2", "3", "4", "5", "6", "7"].map((weekday) => [weekday, [[0, 1440]]])),
  holidays: new Set(),
};

/** What a version promises on a plan for a severity. */
export function promisesOf(
  { calendars, policies }: PromiseDocument,
  { plan, severity }: { plan: string; severity: TicketSeverity },
): Promises {
  const policy = policies.find((each) => each.plan === plan && each.severity === severity);
  const calendar = calendars.find(({ key }) => key === policy?.calendar);
  if (!policy || !calendar) throw new Error(`Nothing is promised on ${plan} for ${severity}.`);
  return {
    firstResponse: { minutes: policy.firstResponseMinutes, calendar: AROUND_THE_CLOCK },
    nextResponseMinutes: policy.nextResponseMinutes,
    resolutionMinutes: policy.resolutionMinutes,
    calendar: toCalendar(calendar),
  };
}

function toCalendar({ timeZone, hours, holidays }: NamedCalendar): Calendar {
  return { timeZone, hours, holidays: new Set<LocalDate>(holidays.map(({ day }) => day)) };
}
