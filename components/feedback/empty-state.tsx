import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/components/ui/class-names";

type EmptyStateProps = {
  icon?: LucideIcon;
  /** What is not here yet: "No metrics yet". */
  title: string;
  /** Why, and what will make it appear. */
  description?: ReactNode;
  /** One action, no more. */
  action?: ReactNode;
  /** A snippet that works when pasted. */
  children?: ReactNode;
  className?: string;
};

/** The first use of a page: what will stand here and the one thing to do for it. */
export function EmptyState({ icon: Icon, title, description, action, children, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "mx-auto grid w-full max-w-xl justify-items-center gap-4 px-4 py-12 text-center",
        className,
      )}
    >
      {Icon && (
        <span className="bg-muted text-muted-foreground flex size-10 items-center justify-center rounded-lg border">
          <Icon className="size-5" aria-hidden />
        </span>
      )}
      <div className="grid gap-1">
        <p className="text-lg font-semibold">{title}</p>
        {description && <p className="text-muted-foreground text-balance">{description}</p>}
      </div>
      {action}
      {children && <div className="w-full min-w-0 text-left">{children}</div>}
    </div>
  );
}
