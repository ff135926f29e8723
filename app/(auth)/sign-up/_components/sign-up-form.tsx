"use client";

import { useActionState, useState } from "react";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Input } from "@/components/ui/input";
import type { IdentityProvider } from "@/lib/accounts/identities/providers";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { AccountCard } from "../../_components/account-card";
import { CheckYourMail } from "../../_components/check-your-mail";
import { fieldError, FormProblems } from "../../_components/form-problems";
import { signInHref, signUpHref } from "../../_components/links";
import { NewPasswordField } from "../../_components/new-password-field";
import { ProviderButtons } from "../../_components/provider-buttons";
import { TimeZoneInput } from "../../_components/time-zone-input";
import { resendVerificationAction, signUpAction } from "../actions";

type SignUpFormProps = { callbackUrl: string; hasMailbox: boolean; providers: readonly IdentityProvider[] };

export function SignUpForm({ callbackUrl, hasMailbox, providers }: SignUpFormProps) {
  const [state, action] = useActionState(signUpAction, IDLE_FORM);
  const [person, setPerson] = useState({ name: "", email: "" });
  if (state.status === "done") {
    return (
      <CheckYourMail
        email={state.values.email ?? ""}
        description="We sent a mail with the next step to"
        resend={resendVerificationAction}
        changeHref={signUpHref(callbackUrl)}
        signInHref={signInHref(callbackUrl)}
        hasMailbox={hasMailbox}
      />
    );
  }
  return (
    <AccountCard
      title="Create your account"
      description="Then name your organisation and send the first figure."
      footer={
        <>
          You have an account?{" "}
          <a href={signInHref(callbackUrl)} className="text-link underline underline-offset-4">
            Sign in
          </a>
        </>
      }
    >
      <KeyboardForm action={action} noValidate className="grid gap-4">
        <FormProblems state={state} />
        <TimeZoneInput />
        <FormField label="Name" id="name" error={fieldError(state, "name")}>
          <Input
            name="name"
            autoComplete="name"
            required
            maxLength={100}
            defaultValue={state.values.name}
            onChange={(event) => setPerson({ ...person, name: event.target.value })}
          />
        </FormField>
        <FormField label="Work e-mail" id="email" error={fieldError(state, "email")}>
          <Input
            name="email"
            type="email"
            autoComplete="email"
            required
            defaultValue={state.values.email}
            onChange={(event) => setPerson({ ...person, email: event.target.value })}
          />
        </FormField>
        <NewPasswordField error={fieldError(state, "password")} person={person} />
        <SubmitButton size="lg">Create account</SubmitButton>
      </KeyboardForm>
      <ProviderButtons providers={providers} callbackUrl={callbackUrl} />
    </AccountCard>
  );
}
