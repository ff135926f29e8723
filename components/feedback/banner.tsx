import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/components/ui/class-names";

type BannerTone = "info" | "success" | "warning" | "critical";

const looks: Record<BannerTone, { icon: LucideIcon; surface: string; ink: string }> = {
  info: { icon: Info, surface: "border-info-border bg-info-surface", ink: "text-info" },
  success: { icon: CircleCheck, surface: "border-success-border bg-success-surface", ink: "text-success" },
  warning: { icon: TriangleAlert, surface: "border-medium-border bg-medium-surface", ink: "text-medium" },
  critical: {
    icon: CircleAlert,
    surface: "border-critical-border bg-critical-surface",
    ink: "text-critical",
  },
};

type BannerProps = {
  tone?: BannerTone;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Announced when it appears by itself; leave out for what is there from the start. */
  live?: boolean;
  className?: string;
};

/** A lasting note above the content: stale data, a limit that is near, what just succeeded. */
export function Banner({ tone = "info", title, children, action, live = false, className }: BannerProps) {
  const { icon: Icon, surface, ink } = looks[tone];
  return (
    <div
      role={live ? "status" : undefined}
      className={cn(
        "flex flex-wrap items-start gap-x-4 gap-y-2 rounded-lg border px-3 py-2.5",
        surface,
        className,
      )}
    >
      {/* On phones the action goes below instead of squeezing the text. */}
      <div className="flex min-w-0 flex-[1_1_16rem] items-start gap-2.5">
        <Icon className={cn("mt-0.5 size-4 shrink-0", ink)} aria-hidden />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {children && <div className="text-muted-foreground mt-0.5 text-sm">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
