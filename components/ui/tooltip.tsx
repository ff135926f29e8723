"use client";

import { Tooltip as TooltipPrimitive } from "radix-ui";
import type { ReactNode } from "react";

import { Shortcut } from "@/components/ui/shortcut";

export const TooltipProvider = TooltipPrimitive.Provider;

type TooltipProps = {
  content: ReactNode;
  children: ReactNode;
  /** The letter pressed together with the command key. */
  shortcut?: string;
  side?: "top" | "right" | "bottom" | "left";
};

/** A short note on hover and focus. The child must be focusable, or keyboard users never see it. */
export function Tooltip({ content, children, shortcut, side = "top" }: TooltipProps) {
  return (
    <TooltipPrimitive.Root>
      <TooltipPrimitive.Trigger asChild>{children}</TooltipPrimitive.Trigger>
      <TooltipPrimitive.Portal>
        <TooltipPrimitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="animate-in bg-popover text-popover-foreground shadow-float fade-in-0 z-50 flex max-w-72 items-center gap-2 rounded-md border px-2 py-1 text-xs duration-120"
        >
          {content}
          {shortcut && <Shortcut letter={shortcut} />}
        </TooltipPrimitive.Content>
      </TooltipPrimitive.Portal>
    </TooltipPrimitive.Root>
  );
}
