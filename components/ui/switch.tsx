"use client";

import { Switch as SwitchPrimitive } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";

/** For settings that take effect at once; inside a form that is saved, use a checkbox. */
export function Switch({ className, ...props }: ComponentProps<typeof SwitchPrimitive.Root>) {
  return (
    <SwitchPrimitive.Root
      className={cn(
        "border-input bg-muted relative h-5 w-9 shrink-0 rounded-full border transition-colors after:absolute after:-inset-0.5",
        "data-[state=checked]:border-primary data-[state=checked]:bg-primary",
        "disabled:cursor-not-allowed disabled:opacity-55",
        className,
      )}
      {...props}
    >
      <SwitchPrimitive.Thumb className="bg-input data-[state=checked]:bg-primary-foreground block size-3.5 translate-x-[3px] rounded-full transition-transform data-[state=checked]:translate-x-[17px]" />
    </SwitchPrimitive.Root>
  );
}
