import { z } from "zod";
import { DAY_MS } from "@/lib/evidence/days";
import { DaySchema } from "@/lib/evidence/schema";

const MOST_DAYS = 732;

/** The days of an export, both included. */
export const ExportInput = z
  .strictObject({ fromDay: DaySchema, toDay: DaySchema })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, {
    path: ["toDay"],
    message: "must not be before the first day",
  })
  .refine(({ fromDay, toDay }) => (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS < MOST_DAYS, {
    path: ["fromDay"],
    message: "Choose at most two years at once",
  });
export type ExportInput = z.infer<typeof ExportInput>;

export const ExportId = z.strictObject({ id: z.uuid() });
