import { z } from "zod";
import type { LocalDate } from "@/lib/core/zoned-time";

const DAY_MINUTES = 1440;

/** From a minute of the day to another, the second not included. */
const Hours = z
  .tuple([z.int().min(0).max(DAY_MINUTES), z.int().min(0).max(DAY_MINUTES)])
  .refine(([from, to]) => from < to, "Hours end after they begin.");

/** Hours of a day in order, without overlap. */
const DayHours = z
  .array(Hours)
  .max(6)
  .refine(
    (hours) => hours.every(([from], index) => index === 0 || (hours[index - 1]?.[1] ?? 0) <= from),
    "Hours of a day follow each other.",
  );

/** By weekday, "1" for Monday to "7" for Sunday; what is left out has no hours. */
export const WeeklyHours = z
  .partialRecord(z.enum(["1", "2", "3", "4", "5", "6", "7"]), DayHours)
  .refine((week) => Object.values(week).some((day) => day.length > 0), "A calendar has hours on some day.");
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** When the support works: hours on the clock of a zone, but for holidays. */
export type Calendar = { timeZone: string; hours: WeeklyHours; holidays: ReadonlySet<LocalDate> };
