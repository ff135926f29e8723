import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";
import { controlClassName } from "@/components/ui/input";

/** A field for several lines that grows with its text where the browser can. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cn(controlClassName, "field-sizing-content min-h-20 py-1.5", className)}
      {...props}
    />
  );
}
