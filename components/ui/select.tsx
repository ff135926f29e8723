import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";
import { controlClassName } from "@/components/ui/input";

/**
 * A native select with our look: it works before and without JavaScript, opens the phone's own picker and
 * posts with its form. Children are `<option>` elements.
 */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <div className={cn("relative w-full", className)}>
      <select
        className={cn(
          controlClassName,
          "native-select flex h-8 items-center truncate py-0 pr-8 text-left pointer-coarse:h-10",
        )}
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="text-muted-foreground pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2"
      />
    </div>
  );
}
