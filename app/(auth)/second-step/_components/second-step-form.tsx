"use client";

import { useActionState } from "react";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { CodeInput } from "@/components/ui/code-input";
import { Input } from "@/components/ui/input";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { fieldError, FormProblems } from "../../_components/form-problems";
import { secondStepAction } from "../actions";

type SecondStepFormProps = { callbackUrl: string; withRecoveryCode: boolean };

export function SecondStepForm({ callbackUrl, withRecoveryCode }: SecondStepFormProps) {
  const [state, action] = useActionState(secondStepAction, IDLE_FORM);
  return (
    <KeyboardForm action={action} noValidate className="grid gap-4">
      <FormProblems state={state} title="You are not signed in yet" />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {withRecoveryCode ? (
        <FormField
          label="Recovery code"
          id="code"
          error={fieldError(state, "code")}
          help="Each code works once."
        >
          <Input
            name="code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            className="font-mono"
          />
        </FormField>
      ) : (
        <FormField label="Code" id="code" error={fieldError(state, "code")}>
          <CodeInput name="code" autoFocus />
        </FormField>
      )}
      <SubmitButton size="lg">Sign in</SubmitButton>
    </KeyboardForm>
  );
}
