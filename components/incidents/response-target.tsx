"use client";

import { useSyncExternalStore } from "react";
import { StatusText } from "@/components/feedback/status";
import { currentTick, serverTick, subscribeToClock } from "@/components/time/clock-store";
import { formatDuration } from "@/lib/core/format/duration";
import { targetStatus } from "@/lib/incidents/targets";

type ResponseTargetProps = { dueAt: Date; acknowledgedAt: Date | null };

/** How the response target stands, counting down while nobody has acknowledged. */
export function ResponseTarget({ dueAt, acknowledgedAt }: ResponseTargetProps) {
  const tick = useSyncExternalStore(subscribeToClock, currentTick, serverTick);
  const status = targetStatus(dueAt, acknowledgedAt, new Date(tick));
  const seconds = Math.abs((acknowledgedAt?.getTime() ?? tick) - dueAt.getTime()) / 1_000;
  const length = formatDuration(seconds);
  return (
    <span suppressHydrationWarning className="tabular">
      {status === "met" && <StatusText status="pass" word="Target met" />}
      {status === "missed" && <StatusText status="fail" word={`Missed by ${length}`} />}
      {status === "running" && <StatusText status="pending" word={`${length} left`} />}
      {status === "overdue" && <StatusText status="critical" word={`Late by ${length}`} />}
    </span>
  );
}
