"use client";

import { Clock, TriangleAlert } from "lucide-react";
import { useSyncExternalStore } from "react";
import { currentTick, serverTick, subscribeToClock } from "@/components/time/clock-store";
import { useTimeZone } from "@/components/time/use-time-zone";
import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import { formatExactTime } from "@/lib/core/format/date-time";
import { formatDuration } from "@/lib/core/format/duration";
import { dueLook } from "@/lib/support/sla/due-look";

type DueChipProps = { dueAt: Date; startedAt: Date };

/** The time that is left until a ticket is due, or has gone since: amber in the last quarter, red afterwards. */
export function DueChip({ dueAt, startedAt }: DueChipProps) {
  const tick = useSyncExternalStore(subscribeToClock, currentTick, serverTick);
  const zone = useTimeZone();
  const seconds = (dueAt.getTime() - tick) / 1_000;
  const look = dueLook({ dueAt, startedAt }, new Date(tick));
  const Icon = look === "overdue" ? TriangleAlert : Clock;
  return (
    <Tooltip content={`Due ${formatExactTime(dueAt, zone)}`}>
      <Badge
        tone={look === "overdue" ? "critical" : look === "soon" ? "medium" : "neutral"}
        tabIndex={0}
        className="relative z-10 cursor-default"
        suppressHydrationWarning
      >
        <Icon aria-hidden />
        {look === "overdue" ? `${formatDuration(-seconds)} overdue` : `${formatDuration(seconds)} left`}
      </Badge>
    </Tooltip>
  );
}
