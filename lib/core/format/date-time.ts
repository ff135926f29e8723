import { formatNumber, locale } from "@/lib/core/format/number";

const formatterCache = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string, style: "full" | "minute" | "day"): Intl.DateTimeFormat {
  const key = `${style} ${timeZone}`;
  const known = formatterCache.get(key);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat(locale, {
    timeZone,
    hourCycle: "h23",
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(style === "day" ? {} : { hour: "2-digit", minute: "2-digit", timeZoneName: "short" }),
    ...(style === "full" ? { second: "2-digit" } : {}),
  });
  formatterCache.set(key, formatter);
  return formatter;
}

/** Day, time to the second, and zone: "21 Nov 2026, 14:03:05 GMT+1". */
export function formatExactTime(at: Date, timeZone: string): string {
  return formatterFor(timeZone, "full").format(at);
}

/** The same to the minute. */
export function formatMinute(at: Date, timeZone: string): string {
  return formatterFor(timeZone, "minute").format(at);
}

/** The day alone: "21 Nov 2026". */
export function formatDay(at: Date, timeZone: string): string {
  return formatterFor(timeZone, "day").format(at);
}

const steps = [
  { unit: "year", seconds: 31_557_600 },
  { unit: "month", seconds: 2_629_800 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;

/** "just now", "3 minutes ago", "in 2 days": rounded down, so that nothing looks older than it is. */
export function formatRelativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const size = Math.abs(seconds);
  const step = steps.find((candidate) => size >= candidate.seconds);
  if (!step)
    return seconds > 5
      ? `in ${formatNumber(size, 0)} s`
      : size < 10
        ? "just now"
        : `${formatNumber(size, 0)} s ago`;
  const count = Math.floor(size / step.seconds);
  const words = `${count} ${step.unit}${count === 1 ? "" : "s"}`;
  return seconds < 0 ? `${words} ago` : `in ${words}`;
}
