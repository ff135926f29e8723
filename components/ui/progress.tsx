import type { ReactNode } from "react";

import { cn } from "@/components/ui/class-names";

type ProgressProps = {
  value: number;
  max: number;
  /** What progresses; shown above the bar. */
  label: ReactNode;
  /** The same in numbers, with unit: "3.2 GiB of 10 GiB". */
  detail: string;
  tone?: "primary" | "medium" | "critical";
  className?: string;
};

const fills = { primary: "bg-primary", medium: "bg-medium", critical: "bg-critical" };

/** A bar with its label and its numbers; the bar alone never carries the fact. */
export function Progress({ value, max, label, detail, tone = "primary", className }: ProgressProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div className={cn("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span>{label}</span>
        <span className="tabular text-muted-foreground">{detail}</span>
      </div>
      <div
        role="progressbar"
        aria-label={typeof label === "string" ? label : undefined}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share)}
        aria-valuetext={detail}
        className="bg-muted inset-ring-border h-1.5 overflow-hidden rounded-full inset-ring"
      >
        <div
          className={cn("h-full rounded-full transition-[width]", fills[tone])}
          style={{ width: `${share}%` }}
        />
      </div>
    </div>
  );
}
