import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";

const badgeVariants = cva(
  "inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-sm border px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "border-border bg-muted text-foreground",
        outline: "border-border-strong text-muted-foreground",
        accent: "border-transparent bg-selected text-selected-foreground",
        critical: "border-critical-border bg-critical-surface text-critical",
        high: "border-high-border bg-high-surface text-high",
        medium: "border-medium-border bg-medium-surface text-medium",
        low: "border-low-border bg-low-surface text-low",
        info: "border-info-border bg-info-surface text-info",
        success: "border-success-border bg-success-surface text-success",
        hatched: "hatched border-dashed border-border-strong bg-card text-muted-foreground",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeVariants>["tone"]>;

/** A small label. For severities and states use `StatusBadge`, which adds the icon and the word. */
export function Badge({ className, tone, ...props }: ComponentProps<"span"> & { tone?: BadgeTone }) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
