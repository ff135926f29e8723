"use client";

import Link from "next/link";
import { useActionState } from "react";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { PasswordInput } from "@/components/ui/password-input";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { AccountCard } from "../../_components/account-card";
import { fieldError, FormProblems } from "../../_components/form-problems";
import { verifyEmailAction } from "../actions";

export function VerifyEmailForm({ token, email }: { token: string; email: string }) {
  const [state, action] = useActionState(verifyEmailAction, IDLE_FORM);
  return (
    <AccountCard
      title="Confirm your address"
      description={
        <>
          Enter the password you chose when you signed up with{" "}
          <span className="text-foreground font-medium break-all">{email}</span>.
        </>
      }
    >
      <KeyboardForm action={action} noValidate className="grid gap-4">
        <FormProblems state={state} title="The address is not confirmed yet" />
        <input type="hidden" name="token" value={token} />
        {/* Tells password managers whose password is asked for. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <FormField label="Password" id="password" error={fieldError(state, "password")}>
          <PasswordInput name="password" autoComplete="current-password" required />
        </FormField>
        <SubmitButton size="lg">Confirm and sign in</SubmitButton>
        <Link href="/forgot-password" className="text-link justify-self-center hover:underline">
          Forgot your password?
        </Link>
      </KeyboardForm>
    </AccountCard>
  );
}
