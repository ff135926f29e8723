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
import { resendVerificationAction } from "../../sign-up/actions";

/** A confirmation link that was used, replaced or has expired, and the way to a new one. */
export function DeadLink({ hasMailbox }: { hasMailbox: boolean }) {
  const [state, action] = useActionState(resendVerificationAction, IDLE_FORM);
  if (state.status === "done") {
    return (
      <CheckYourMail
        email={state.values.email ?? ""}
        description="We sent a mail with the next step to"
        resend={resendVerificationAction}
        changeHref="/verify-email"
        signInHref="/sign-in"
        hasMailbox={hasMailbox}
      />
    );
  }
  return (
    <AccountCard
      title="This link no longer works"
      description="It was used, replaced by a newer one, or is older than 24 hours. If your address is confirmed already, just sign in."
      footer={
        <a href="/sign-in" className="text-link hover:underline">
          Go to sign-in
        </a>
      }
    >
      <KeyboardForm action={action} noValidate className="grid gap-4">
        <FormProblems state={state} title="The mail was not sent" />
        <FormField label="Work e-mail" id="email" error={fieldError(state, "email")}>
          <Input name="email" type="email" autoComplete="email" required defaultValue={state.values.email} />
        </FormField>
        <SubmitButton size="lg">Send a new link</SubmitButton>
      </KeyboardForm>
    </AccountCard>
  );
}
