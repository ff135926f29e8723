"use client";

import { useState, type ReactElement, type ReactNode } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";
import { PasswordInput } from "@/components/ui/password-input";
import { ConfirmDialog } from "./confirm-dialog";

type PasswordConfirmDialogProps = {
  trigger: ReactElement;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  nameToType?: string;
  /** Is given the password and the values of the further fields. */
  action: (formData: FormData) => Promise<ActionResult>;
  onDone: () => void;
  /** False for people who sign in with a provider only: their sign-in of a moment ago stands for it. */
  hasPassword?: boolean;
  /** Further fields, above the password. */
  fields?: (errorOf: (field: string) => string | undefined) => ReactNode;
};

/** Asks for the password as well, before what a session left open must not be enough for. */
export function PasswordConfirmDialog({
  action,
  onDone,
  hasPassword = true,
  fields,
  ...dialog
}: PasswordConfirmDialogProps) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message;

  async function confirm(formData: FormData) {
    const found = problemsOf(await action(formData));
    setProblems(found);
    if (found.length > 0) return false;
    onDone();
  }
  return (
    <ConfirmDialog {...dialog} onConfirm={confirm}>
      <ErrorSummary problems={problems} />
      {fields?.(errorOf)}
      {hasPassword && (
        <FormField label="Your password" id="password" error={errorOf("password")}>
          <PasswordInput name="password" autoComplete="current-password" required />
        </FormField>
      )}
    </ConfirmDialog>
  );
}
