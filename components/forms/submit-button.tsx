"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";

import { Button } from "@/components/ui/button";

/** The submit button of a form with an action; it shows that the work runs and refuses a second click. */
export function SubmitButton({
  variant = "primary",
  ...props
}: Omit<ComponentProps<typeof Button>, "type" | "pending">) {
  const { pending } = useFormStatus();
  return <Button type="submit" variant={variant} pending={pending} {...props} />;
}
