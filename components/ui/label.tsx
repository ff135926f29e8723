import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";

/** The visible name of a control. */
export function Label({ className, ...props }: ComponentProps<"label">) {
  return <label className={cn("text-base leading-5 font-medium", className)} {...props} />;
}
