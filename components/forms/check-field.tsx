import { useId, type ReactNode } from "react";

import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";

type CheckFieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  value?: string;
  defaultChecked?: boolean;
  disabled?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  className?: string;
};

/** A checkbox with its label beside it and what it means below. */
export function CheckField({ label, help, className, onCheckedChange, ...checkbox }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <Checkbox
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
        className="mt-0.5"
        onCheckedChange={onCheckedChange && ((checked) => onCheckedChange(checked === true))}
        {...checkbox}
      />
      <div className="grid gap-0.5">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-muted-foreground text-sm">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
