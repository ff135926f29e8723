"use client";

import { useState } from "react";
import { NewPasswordField } from "@/app/(auth)/_components/new-password-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { PasswordInput } from "@/components/ui/password-input";
import { showToast } from "@/components/ui/toast-store";
import type { PasswordPerson } from "@/lib/accounts/password-rules";
import { changePasswordAction } from "../actions";

export function ChangePasswordForm({ person }: { person: PasswordPerson }) {
  // A new key empties the fields after success.
  const [attempt, setAttempt] = useState(0);
  const { onSubmit, pending, problems, errorOf } = useActionForm(changePasswordAction, () => {
    setAttempt((current) => current + 1);
    showToast({ title: "Password changed; other sessions are signed out", tone: "success" });
  });
  return (
    <KeyboardForm key={attempt} onSubmit={onSubmit} noValidate className="grid max-w-lg gap-4">
      <ErrorSummary title="The password is not changed" problems={problems} />
      <input type="email" autoComplete="username" value={person.email} readOnly hidden />
      <FormField label="Current password" id="currentPassword" error={errorOf("currentPassword")}>
        <PasswordInput name="currentPassword" autoComplete="current-password" required />
      </FormField>
      <NewPasswordField
        name="newPassword"
        label="New password"
        error={errorOf("newPassword")}
        person={person}
      />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Change password
        </Button>
      </div>
    </KeyboardForm>
  );
}
