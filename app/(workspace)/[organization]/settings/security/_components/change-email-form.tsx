"use client";

import { useState } from "react";
import { Banner } from "@/components/feedback/banner";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { changeEmailAction } from "../actions";

export function ChangeEmailForm({ email }: { email: string }) {
  const [sentTo, setSentTo] = useState<string>();
  const { onSubmit, pending, problems, errorOf } = useActionForm(changeEmailAction, (_data, form) => {
    setSentTo(String(new FormData(form).get("email")));
    form.reset();
  });
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-4">
      {sentTo !== undefined && problems.length === 0 && (
        <Banner tone="success" title={`Open the mail to ${sentTo}`} live>
          Your address changes with the link in it, within an hour. An address that has an account gets no
          mail.
        </Banner>
      )}
      <ErrorSummary title="The address is not changed" problems={problems} />
      <p>
        You sign in with <span className="font-medium break-all">{email}</span>.
      </p>
      <FormField label="New e-mail address" id="email" error={errorOf("email")}>
        <Input name="email" type="email" autoComplete="email" required />
      </FormField>
      <FormField label="Your password" id="emailPassword" error={errorOf("password")}>
        <PasswordInput name="password" autoComplete="current-password" required />
      </FormField>
      <div>
        <Button type="submit" pending={pending}>
          Send confirmation link
        </Button>
      </div>
    </KeyboardForm>
  );
}
