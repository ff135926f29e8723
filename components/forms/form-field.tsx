import { CircleAlert } from "lucide-react";
import { Slot } from "radix-ui";
import { useId, type ReactNode } from "react";

import { cn } from "@/components/ui/class-names";
import { Label } from "@/components/ui/label";

type FormFieldProps = {
  label: ReactNode;
  /** The control; it receives id, aria-describedby and aria-invalid. */
  children: ReactNode;
  /** Says what to enter before one errs; stands below the control. */
  help?: ReactNode;
  /** Says the fix: "Enter an address like name@company.example". */
  error?: string;
  /** Marks what may be left out. Required is the rule and is not marked. */
  optional?: boolean;
  /** The field's name; the error summary links to it. */
  id?: string;
  className?: string;
};

/** Label above, control, help below and the error at the field, wired for screen readers. */
export function FormField({ label, children, help, error, optional = false, id, className }: FormFieldProps) {
  const generatedId = useId();
  const controlId = id ?? generatedId;
  const helpId = `${controlId}-help`;
  const errorId = `${controlId}-error`;
  const describedBy = [error && errorId, help && helpId].filter(Boolean).join(" ");
  return (
    <div className={cn("grid gap-1.5", className)}>
      <Label htmlFor={controlId}>
        {label}
        {optional && <span className="text-muted-foreground ml-1.5 font-normal">Optional</span>}
      </Label>
      <Slot.Root
        id={controlId}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
      >
        {children}
      </Slot.Root>
      {error && (
        <p id={errorId} className="text-critical flex items-start gap-1.5 text-sm">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {error}
        </p>
      )}
      {help && (
        <p id={helpId} className="text-muted-foreground text-sm">
          {help}
        </p>
      )}
    </div>
  );
}
