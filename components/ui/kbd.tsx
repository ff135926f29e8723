import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";

/** A key or a chord, such as ⌘K. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "bg-muted text-muted-foreground inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans text-xs font-medium",
        className,
      )}
      {...props}
    />
  );
}
