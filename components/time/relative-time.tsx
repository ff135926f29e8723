"use client";

import { useSyncExternalStore } from "react";

import { cn } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import { currentTick, serverTick, subscribeToClock } from "@/components/time/clock-store";
import { useTimeZone } from "@/components/time/use-time-zone";
import { formatExactTime, formatRelativeTime } from "@/lib/core/format/date-time";

type RelativeTimeProps = {
  at: Date | string;
  /** The zone of the reader's settings; the browser's by default. */
  timeZone?: string;
  className?: string;
};

/** "3 minutes ago", kept current, with the exact time and zone on hover and focus. */
export function RelativeTime({ at, timeZone, className }: RelativeTimeProps) {
  const date = typeof at === "string" ? new Date(at) : at;
  const tick = useSyncExternalStore(subscribeToClock, currentTick, serverTick);
  const zone = useTimeZone(timeZone);
  // A tick may be a few seconds old; what happened since then is not in the future.
  const now = new Date(Math.max(tick, Math.min(date.getTime(), tick + 10_000)));
  return (
    <Tooltip content={formatExactTime(date, zone)}>
      <time
        dateTime={date.toISOString()}
        tabIndex={0}
        suppressHydrationWarning
        className={cn("relative z-10 cursor-default rounded-sm whitespace-nowrap", className)}
      >
        {formatRelativeTime(date, now)}
      </time>
    </Tooltip>
  );
}
