import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";

/** A thin rule between groups; decoration only. */
export function Separator({ className, ...props }: ComponentProps<"div">) {
  return <div role="none" className={cn("bg-border h-px w-full", className)} {...props} />;
}
