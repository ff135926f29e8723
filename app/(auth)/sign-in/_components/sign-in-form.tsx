"use client";

import Link from "next/link";
import { useActionState, useState } from "react";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { fieldError, FormProblems } from "../../_components/form-problems";
import { signInAction } from "../actions";
import { SingleSignOnOffer } from "./single-sign-on-offer";

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, action] = useActionState(signInAction, IDLE_FORM);
  const [email, setEmail] = useState("");
  return (
    <KeyboardForm action={action} noValidate className="grid gap-4">
      <FormProblems state={state} title="You are not signed in" />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <FormField label="E-mail address" id="email" error={fieldError(state, "email")}>
        <Input
          name="email"
          type="email"
          autoComplete="username webauthn"
          required
          defaultValue={state.values.email}
          onChange={({ target }) => setEmail(target.value)}
        />
      </FormField>
      <SingleSignOnOffer email={email} callbackUrl={callbackUrl} />
      <FormField label="Password" id="password" error={fieldError(state, "password")}>
        <PasswordInput name="password" autoComplete="current-password" required />
      </FormField>
      <SubmitButton size="lg">Sign in</SubmitButton>
      <Link href="/forgot-password" className="text-link justify-self-center hover:underline">
        Forgot your password?
      </Link>
    </KeyboardForm>
  );
}
