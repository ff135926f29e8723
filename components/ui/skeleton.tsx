import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";

/** A placeholder with the final size of what is coming, so that nothing moves when it arrives. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return <div aria-hidden className={cn("bg-muted animate-pulse rounded-md", className)} {...props} />;
}
