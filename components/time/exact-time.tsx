"use client";

import { useTimeZone } from "@/components/time/use-time-zone";
import { formatDay, formatExactTime, formatMinute } from "@/lib/core/format/date-time";

type ExactTimeProps = {
  at: Date | string;
  timeZone?: string;
  precision?: "second" | "minute" | "day";
  className?: string;
};

const formats = { second: formatExactTime, minute: formatMinute, day: formatDay };

/** The exact time with its zone, in the reader's zone. */
export function ExactTime({ at, timeZone, precision = "minute", className }: ExactTimeProps) {
  const date = typeof at === "string" ? new Date(at) : at;
  const zone = useTimeZone(timeZone);
  return (
    // Month and zone names differ slightly between the runtimes of server and browser.
    <time dateTime={date.toISOString()} suppressHydrationWarning className={className}>
      {formats[precision](date, zone)}
    </time>
  );
}
