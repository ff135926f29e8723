"use client";

import { RadioGroup as RadioGroupPrimitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

import { cn } from "@/components/ui/class-names";

/** One choice among few, all visible. Give it an `aria-label` or a `FormField`. */
export function RadioGroup({ className, ...props }: ComponentProps<typeof RadioGroupPrimitive.Root>) {
  return <RadioGroupPrimitive.Root className={cn("grid gap-2", className)} {...props} />;
}

type RadioOptionProps = Omit<ComponentProps<typeof RadioGroupPrimitive.Item>, "children"> & {
  label: ReactNode;
  description?: ReactNode;
};

/** One option with its label and, where it helps, a line on what it means. */
export function RadioOption({ label, description, className, ...props }: RadioOptionProps) {
  return (
    <label
      className={cn(
        "flex cursor-pointer items-start gap-2.5 rounded-md has-disabled:cursor-not-allowed has-disabled:opacity-55",
        className,
      )}
    >
      <RadioGroupPrimitive.Item
        className="border-input bg-card hover:border-foreground/55 data-[state=checked]:border-primary data-[state=checked]:bg-primary relative mt-0.5 size-4 shrink-0 rounded-full border transition-colors after:absolute after:-inset-1"
        {...props}
      >
        <RadioGroupPrimitive.Indicator className="bg-primary-foreground absolute inset-0 m-auto size-1.5 rounded-full" />
      </RadioGroupPrimitive.Item>
      <span className="grid gap-0.5">
        <span className="font-medium">{label}</span>
        {description && <span className="text-muted-foreground text-sm">{description}</span>}
      </span>
    </label>
  );
}
