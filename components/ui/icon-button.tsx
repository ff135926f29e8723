import type { ComponentProps } from "react";

import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "aria-label"> & {
  /** Read by screen readers and shown on hover and focus. */
  label: string;
  /** The letter that does the same together with the command key. */
  shortcut?: string;
};

/** A square button with an icon only; its name is always available as a tooltip. */
export function IconButton({
  label,
  shortcut,
  size = "md",
  variant = "ghost",
  className,
  ...props
}: IconButtonProps) {
  const square = { sm: "w-7 pointer-coarse:w-9", md: "w-8 pointer-coarse:w-10", lg: "w-10" }[size ?? "md"];
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <Button
        aria-label={label}
        size={size}
        variant={variant}
        className={cn("text-muted-foreground hover:text-foreground px-0", square, className)}
        {...props}
      />
    </Tooltip>
  );
}
