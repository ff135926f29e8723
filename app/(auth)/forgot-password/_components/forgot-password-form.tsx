"use client";

import { useActionState } from "react";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Input } from "@/components/ui/input";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { AccountCard } from "../../_components/account-card";
import { CheckYourMail } from "../../_components/check-your-mail";
import { fieldError, FormProblems } from "../../_components/form-problems";
import { requestPasswordResetAction } from "../actions";

export function ForgotPasswordForm({ hasMailbox }: { hasMailbox: boolean }) {
  const [state, action] = useActionState(requestPasswordResetAction, IDLE_FORM);
  if (state.status === "done") {
    return (
      <CheckYourMail
        email={state.values.email ?? ""}
        description="If there is an account, a link to choose a new password is on its way to"
        resend={requestPasswordResetAction}
        changeHref="/forgot-password"
        signInHref="/sign-in"
        hasMailbox={hasMailbox}
      />
    );
  }
  return (
    <AccountCard
      title="Reset your password"
      description="We send you a link to choose a new one. It works for one hour."
      footer={
        <a href="/sign-in" className="text-link hover:underline">
          Back to sign-in
        </a>
      }
    >
      <KeyboardForm action={action} noValidate className="grid gap-4">
        <FormProblems state={state} title="The mail was not sent" />
        <FormField label="E-mail address" id="email" error={fieldError(state, "email")}>
          <Input
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={state.values.email}
          />
        </FormField>
        <SubmitButton size="lg">Send link</SubmitButton>
      </KeyboardForm>
    </AccountCard>
  );
}
