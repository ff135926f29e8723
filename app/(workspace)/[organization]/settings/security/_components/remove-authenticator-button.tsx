"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { showToast } from "@/components/ui/toast-store";
import { disableTotpAction } from "../actions";

export function RemoveAuthenticatorButton() {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message;

  async function remove(data: FormData) {
    const password = String(data.get("password"));
    const code = String(data.get("code"));
    const found = problemsOf(await disableTotpAction({ password, code }));
    setProblems(found);
    if (found.length > 0) return false;
    showToast({ title: "The authenticator app is removed", tone: "success" });
  }
  return (
    <ConfirmDialog
      trigger={<Button onClick={() => setProblems([])}>Remove</Button>}
      title="Remove the authenticator app?"
      description="Its codes are no longer asked for when you sign in. You can set it up again at any time."
      confirmLabel="Remove authenticator app"
      onConfirm={remove}
    >
      <ErrorSummary problems={problems} />
      <FormField label="Password" id="password" error={errorOf("password")}>
        <PasswordInput name="password" autoComplete="current-password" required />
      </FormField>
      <FormField
        label="Code"
        id="code"
        error={errorOf("code")}
        help="From the app, or a recovery code if you no longer have it."
      >
        <Input name="code" autoComplete="one-time-code" required className="font-mono" />
      </FormField>
    </ConfirmDialog>
  );
}
