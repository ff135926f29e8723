"use client";

import { useActionState } from "react";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import type { PasswordPerson } from "@/lib/accounts/password-rules";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { AccountCard } from "../../_components/account-card";
import { fieldError, FormProblems } from "../../_components/form-problems";
import { NewPasswordField } from "../../_components/new-password-field";
import { resetPasswordAction } from "../actions";

export function ResetPasswordForm({ token, person }: { token: string; person: PasswordPerson }) {
  const [state, action] = useActionState(resetPasswordAction, IDLE_FORM);
  return (
    <AccountCard
      title="Choose a new password"
      description={
        <>
          For <span className="text-foreground font-medium break-all">{person.email}</span>. All sessions of
          this account end.
        </>
      }
    >
      <KeyboardForm action={action} noValidate className="grid gap-4">
        <FormProblems state={state} title="The password is not changed yet" />
        <input type="hidden" name="token" value={token} />
        <input type="email" autoComplete="username" value={person.email} readOnly hidden />
        <NewPasswordField label="New password" error={fieldError(state, "password")} person={person} />
        <SubmitButton size="lg">Change password</SubmitButton>
      </KeyboardForm>
    </AccountCard>
  );
}
