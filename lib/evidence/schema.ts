import { z } from "zod";
import { DAY_MS, type Day } from "./days";

/** A UTC day that exists, as it stands in addresses. */
export const DaySchema = z.iso.date("must be a day such as 2026-11-21");

type Period = { fromDay: Day; toDay: Day };

/** For `.refine(isInOrder, NOT_IN_ORDER)` of whatever names a period. */
export const isInOrder = ({ fromDay, toDay }: Period) => fromDay <= toDay;
export const NOT_IN_ORDER = { path: ["toDay"], message: "must not be before the first day" };

/** The first and the last day of a period, both included, of at most so many days. */
export function periodSchema({ mostDays, message }: { mostDays: number; message: string }) {
  return z
    .strictObject({ fromDay: DaySchema, toDay: DaySchema })
    .refine(isInOrder, NOT_IN_ORDER)
    .refine(({ fromDay, toDay }) => (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS < mostDays, {
      path: ["fromDay"],
      message,
    });
}
