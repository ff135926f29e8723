import type { WEEKDAYS } from "@/lib/support/sla/promise-fields";

export const WEEKDAY_NAMES: Record<(typeof WEEKDAYS)[number], string> = {
  "1": "Monday",
  "2": "Tuesday",
  "3": "Wednesday",
  "4": "Thursday",
  "5": "Friday",
  "6": "Saturday",
  "7": "Sunday",
};
