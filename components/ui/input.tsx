import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";

/** The shared look of every control one types or chooses in. */
export const controlClassName = cn(
  "w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-base text-foreground transition-colors",
  "placeholder:text-muted-foreground hover:border-foreground/55",
  "focus-visible:border-ring focus-visible:outline-offset-0",
  "disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground [&[readonly]]:bg-muted",
  "aria-invalid:border-critical aria-invalid:focus-visible:outline-critical",
  // Below 16 px, phones zoom into the page when a field takes focus.
  "pointer-coarse:text-lg",
);

/** A one-line text field; put it into a `FormField` for label, help and error. */
export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input
      type={type}
      className={cn(controlClassName, "h-8 file:mr-3 file:font-medium pointer-coarse:h-10", className)}
      {...props}
    />
  );
}
