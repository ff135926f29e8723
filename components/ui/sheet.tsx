"use client";

import { X } from "lucide-react";
import { Dialog as DialogPrimitive } from "radix-ui";
import type { ReactNode } from "react";

import { cn } from "@/components/ui/class-names";
import { overlayClassName } from "@/components/ui/dialog";

export const Sheet = DialogPrimitive.Root;
export const SheetTrigger = DialogPrimitive.Trigger;

const sides = {
  left: "inset-y-0 left-0 border-r data-[state=open]:slide-in-from-left data-[state=closed]:slide-out-to-left",
  right:
    "inset-y-0 right-0 border-l data-[state=open]:slide-in-from-right data-[state=closed]:slide-out-to-right",
};

type SheetContentProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Keeps the title for screen readers only, where the content shows its own. */
  titleHidden?: boolean;
  side?: keyof typeof sides;
  className?: string;
  children: ReactNode;
};

/** A modal panel from the side: the navigation on phones, the detail of a row. */
export function SheetContent({
  title,
  description,
  titleHidden = false,
  side = "right",
  className,
  children,
}: SheetContentProps) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className={overlayClassName} />
      <DialogPrimitive.Content
        className={cn(
          "bg-popover text-popover-foreground shadow-float data-[state=closed]:animate-out data-[state=open]:animate-in fixed z-50 flex w-[min(28rem,calc(100vw-2.5rem))] flex-col overflow-y-auto duration-180",
          sides[side],
          className,
        )}
        {...(description ? {} : { "aria-describedby": undefined })}
      >
        <div className={cn("grid gap-1 p-4 pr-12", titleHidden && "sr-only")}>
          <DialogPrimitive.Title className="text-lg font-semibold">{title}</DialogPrimitive.Title>
          {description && (
            <DialogPrimitive.Description className="text-muted-foreground">
              {description}
            </DialogPrimitive.Description>
          )}
        </div>
        {children}
        <DialogPrimitive.Close
          aria-label="Close"
          className="text-muted-foreground hover:bg-accent hover:text-foreground absolute top-3 right-3 flex size-7 items-center justify-center rounded-md pointer-coarse:size-9"
        >
          <X className="size-4" aria-hidden />
        </DialogPrimitive.Close>
      </DialogPrimitive.Content>
    </DialogPrimitive.Portal>
  );
}
