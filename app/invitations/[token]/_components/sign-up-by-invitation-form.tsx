"use client";

import { useActionState, useState } from "react";
import { fieldError, FormProblems } from "@/app/(auth)/_components/form-problems";
import { NewPasswordField } from "@/app/(auth)/_components/new-password-field";
import { TimeZoneInput } from "@/app/(auth)/_components/time-zone-input";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Input } from "@/components/ui/input";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { signUpByInvitationAction } from "../actions";

export function SignUpByInvitationForm({ token, email }: { token: string; email: string }) {
  const [state, action] = useActionState(signUpByInvitationAction, IDLE_FORM);
  const [name, setName] = useState("");
  return (
    <KeyboardForm action={action} noValidate className="grid gap-4">
      <FormProblems state={state} />
      <TimeZoneInput />
      <input type="hidden" name="token" value={token} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <FormField label="Name" id="name" error={fieldError(state, "name")}>
        <Input
          name="name"
          autoComplete="name"
          required
          maxLength={100}
          defaultValue={state.values.name}
          onChange={(event) => setName(event.target.value)}
        />
      </FormField>
      <NewPasswordField error={fieldError(state, "password")} person={{ name, email }} />
      <SubmitButton size="lg">Create account and join</SubmitButton>
    </KeyboardForm>
  );
}
