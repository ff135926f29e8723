"use client";

import { useId, useOptimistic, useTransition, type ReactNode } from "react";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { showToast } from "@/components/ui/toast-store";

type TickRowProps = {
  label: string;
  checked: boolean;
  disabled: boolean;
  action: (checked: boolean) => Promise<ActionResult>;
  /** Who, when. */
  children?: ReactNode;
};

/** Something to do that is ticked at once, and unticked again when that failed. */
export function TickRow({ label, checked, disabled, action, children }: TickRowProps) {
  const id = useId();
  const [shown, setShown] = useOptimistic(checked);
  const [, startTransition] = useTransition();
  const tick = (next: boolean) =>
    startTransition(async () => {
      setShown(next);
      const [problem] = problemsOf(await action(next));
      if (problem) showToast({ tone: "critical", title: problem.message });
    });
  return (
    <li className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={shown}
        disabled={disabled}
        onCheckedChange={(next) => tick(next === true)}
      />
      <div className="grid min-w-0">
        <label
          htmlFor={id}
          className={cn("text-sm wrap-anywhere", shown && "text-muted-foreground line-through")}
        >
          {label}
        </label>
        {children && <span className="text-muted-foreground text-xs">{children}</span>}
      </div>
    </li>
  );
}
