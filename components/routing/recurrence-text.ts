import type { Recurrence } from "@/lib/routing/types";

export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** Weekly times in words: "Mon–Fri 22:00 to 06:00 (Europe/Berlin)". */
export function recurrenceText({ days, from, until, timeZone }: Recurrence): string {
  return `${daysText(days)} ${from} to ${until} (${timeZone.replaceAll("_", " ")})`;
}

function daysText(days: readonly number[]): string {
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length === 7) return "Every day";
  if (days.length > 2 && last - first === days.length - 1) return `${nameOf(first)}–${nameOf(last)}`;
  return days.map(nameOf).join(", ");
}

function nameOf(day: number): string {
  return WEEKDAYS[day - 1] ?? "";
}
