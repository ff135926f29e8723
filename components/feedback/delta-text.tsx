import { ArrowDown, ArrowUp, Minus } from "lucide-react";

import { cn } from "@/components/ui/class-names";
import type { Delta } from "@/lib/core/format/delta";

type DeltaTextProps = {
  delta: Delta;
  /** What it is compared with: "vs. previous 24 h". */
  period: string;
  /** Which direction is welcome; without it the change is only stated. */
  good?: "up" | "down";
  className?: string;
};

/** How a figure moved, always with the period it is compared with. */
export function DeltaText({ delta, period, good, className }: DeltaTextProps) {
  const moved = delta.kind === "up" || delta.kind === "down";
  const Icon = delta.kind === "up" ? ArrowUp : delta.kind === "down" ? ArrowDown : Minus;
  const ink =
    !moved || !good ? "text-muted-foreground" : delta.kind === good ? "text-success" : "text-critical";
  return (
    <span className={cn("text-muted-foreground flex flex-wrap items-center gap-x-1 text-sm", className)}>
      <span
        className={cn(
          "tabular inline-flex items-center gap-0.5 whitespace-nowrap",
          moved && "font-medium",
          ink,
        )}
      >
        {delta.kind !== "unknown" && <Icon className="size-3.5 shrink-0" aria-hidden />}
        {delta.text}
      </span>
      {delta.kind !== "unknown" && <span className="whitespace-nowrap">{period}</span>}
    </span>
  );
}
