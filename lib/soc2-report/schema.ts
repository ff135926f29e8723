import { z } from "zod";
import { periodSchema } from "@/lib/evidence/schema";

/** The days of a report, both included. */
export const ReportInput = periodSchema({ mostDays: 366, message: "Choose at most a year at once" });
export type ReportInput = z.infer<typeof ReportInput>;

export const ReportId = z.strictObject({ id: z.uuid() });

export const ScheduleInput = z.strictObject({ isMonthly: z.boolean() });
export type ScheduleInput = z.infer<typeof ScheduleInput>;
