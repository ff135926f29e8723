"use client";

import { useState, type ReactNode } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { FormField } from "@/components/forms/form-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Textarea } from "@/components/ui/textarea";

type ReasonDialogProps = {
  trigger: ReactNode;
  title: string;
  description: string;
  confirmLabel: string;
  /** Who reads the reason. */
  help: string;
  label?: string;
  /** Does it with the reason and what the further fields say. */
  send: (reason: string, fields: FormData) => Promise<Parameters<typeof problemsOf>[0]>;
  /** Further fields. */
  children?: ReactNode;
};

/** Whatever staff do to somebody else's things: asked again, and with the reason for the audit log. */
export function ReasonDialog({ send, help, label = "Why?", children, ...dialog }: ReasonDialogProps) {
  const [problem, setProblem] = useState<string>();

  async function confirm(fields: FormData) {
    const [found] = problemsOf(await send(String(fields.get("reason") ?? ""), fields));
    setProblem(found?.message);
    return found === undefined;
  }

  return (
    <ConfirmDialog {...dialog} destructive={false} onConfirm={confirm}>
      {children}
      <FormField label={label} error={problem} help={help}>
        <Textarea name="reason" rows={2} maxLength={500} />
      </FormField>
    </ConfirmDialog>
  );
}
