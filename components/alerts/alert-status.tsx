import { BellOff, CircleDashed, ThumbsDown, Waves } from "lucide-react";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Badge } from "@/components/ui/badge";
import type { AlertMarks, AlertState } from "@/lib/alerts/types";

/** The state of an alert and the marks it carries; each is an icon and a word. */
export function AlertStatus({ state, marks }: { state: AlertState; marks: AlertMarks }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <StatusBadge status={state} />
      {marks.snoozedUntil && (
        <Badge tone="info">
          <BellOff aria-hidden />
          Snoozed until <ExactTime at={marks.snoozedUntil} />
        </Badge>
      )}
      {marks.noData && (
        <Badge tone="outline">
          <CircleDashed aria-hidden />
          No data
        </Badge>
      )}
      {marks.flapping && (
        <Badge tone="medium">
          <Waves aria-hidden />
          Flapping
        </Badge>
      )}
      {marks.falsePositive && (
        <Badge tone="outline">
          <ThumbsDown aria-hidden />
          False positive
        </Badge>
      )}
    </span>
  );
}
