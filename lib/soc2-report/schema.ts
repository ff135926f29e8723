import { z } from "zod";
import { DAY_MS } from "@/lib/evidence/days";
import { DaySchema } from "@/lib/evidence/schema";

const MOST_DAYS = 366;

/** The days of a report, both included. */
export const ReportInput = z
  .strictObject({ fromDay: DaySchema, toDay: DaySchema })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, {
    path: ["toDay"],
    message: "must not be before the first day",
  })
  .refine(({ fromDay, toDay }) => (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS < MOST_DAYS, {
    path: ["fromDay"],
    message: "Choose at most a year at once",
  });
export type ReportInput = z.infer<typeof ReportInput>;

export const ReportId = z.strictObject({ id: z.uuid() });

export const ScheduleInput = z.strictObject({ isMonthly: z.boolean() });
export type ScheduleInput = z.infer<typeof ScheduleInput>;
