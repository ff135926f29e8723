"use client";

import type { ReactNode } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type ActionResult } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";

type AddFormProps = {
  action: (input: never) => Promise<ActionResult>;
  /** What the action is given. */
  read: (data: FormData) => unknown;
  label: string;
  children: (errorOf: (field: string) => string | undefined) => ReactNode;
};

/** A short form that adds something to a list and is empty again after that. */
export function AddForm({ action, read, label, children }: AddFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, (_, form) => form.reset(), read);
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-3">
      <ErrorSummary problems={problems} />
      {children(errorOf)}
      <div>
        <Button type="submit" size="sm" pending={pending}>
          {label}
        </Button>
      </div>
    </KeyboardForm>
  );
}
