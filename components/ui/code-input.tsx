import type { ComponentProps } from "react";

import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";

/** Six digits from an authenticator app: one field, so that pasting and autofill simply work. */
export function CodeInput({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <Input
      inputMode="numeric"
      autoComplete="one-time-code"
      required
      // Room for the space that apps show in the middle.
      maxLength={8}
      className={cn("font-mono tracking-widest", className)}
      {...props}
    />
  );
}
