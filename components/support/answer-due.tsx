"use client";

import { useSyncExternalStore } from "react";
import { StatusText } from "@/components/feedback/status";
import { currentTick, serverTick, subscribeToClock } from "@/components/time/clock-store";
import { ExactTime } from "@/components/time/exact-time";
import { formatDuration } from "@/lib/core/format/duration";

/** By when somebody is answered, counting down, with the time in the reader's zone. */
export function AnswerDue({ dueAt }: { dueAt: Date }) {
  const tick = useSyncExternalStore(subscribeToClock, currentTick, serverTick);
  const seconds = (dueAt.getTime() - tick) / 1_000;
  const length = formatDuration(Math.abs(seconds));
  return (
    <span className="grid justify-items-start gap-0.5">
      <span suppressHydrationWarning className="tabular">
        {seconds >= 0 ? (
          <StatusText status="pending" word={`In ${length}`} />
        ) : (
          <StatusText status="expired" word={`Late by ${length}`} />
        )}
      </span>
      <ExactTime at={dueAt} className="text-muted-foreground text-sm" />
    </span>
  );
}
