"use client";

import { Slot } from "radix-ui";
import { useId, type MouseEvent, type ReactNode } from "react";

import { Tooltip } from "@/components/ui/tooltip";

type DisabledReasonProps = {
  /** Why the control is refused: "Only owners and admins can invite members." Absent means allowed. */
  reason?: string;
  children: ReactNode;
};

/** Refuses a button but keeps it focusable, so that everybody can read why. */
export function DisabledReason({ reason, children }: DisabledReasonProps) {
  const reasonId = useId();
  if (!reason) return children;
  function refuse(event: MouseEvent) {
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <span className="inline-flex">
      <Tooltip content={reason}>
        <Slot.Root aria-disabled aria-describedby={reasonId} onClickCapture={refuse}>
          {children}
        </Slot.Root>
      </Tooltip>
      <span id={reasonId} hidden>
        {reason}
      </span>
    </span>
  );
}
