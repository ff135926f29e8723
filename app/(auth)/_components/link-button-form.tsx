"use client";

import { useActionState } from "react";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { IDLE_FORM, type FormState } from "@/lib/auth/form-state";
import { FormProblems } from "./form-problems";

type LinkButtonFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  token: string;
  label: string;
  problemTitle: string;
};

/** The one button behind a mailed link. */
export function LinkButtonForm({ action, token, label, problemTitle }: LinkButtonFormProps) {
  const [state, formAction] = useActionState(action, IDLE_FORM);
  return (
    <KeyboardForm action={formAction} className="grid gap-4">
      <FormProblems state={state} title={problemTitle} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg">{label}</SubmitButton>
    </KeyboardForm>
  );
}
