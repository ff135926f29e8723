"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { PasswordInput } from "@/components/ui/password-input";
import { showToast } from "@/components/ui/toast-store";
import { removePasskeyAction } from "../actions";

export function RemovePasskeyButton({ passkeyId, name }: { passkeyId: string; name: string }) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);

  async function remove(data: FormData) {
    const found = problemsOf(
      await removePasskeyAction({ passkeyId, password: String(data.get("password")) }),
    );
    setProblems(found);
    if (found.length > 0) return false;
    showToast({ title: `${name} is removed`, tone: "success" });
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={`Remove ${name}`} onClick={() => setProblems([])}>
          Remove
        </Button>
      }
      title={`Remove ${name}?`}
      description="It no longer signs you in. Delete it on the device as well, so that it is not offered there."
      confirmLabel="Remove passkey"
      onConfirm={remove}
    >
      <ErrorSummary problems={problems} />
      <FormField
        label="Password"
        id="password"
        error={problems.find(({ fieldId }) => fieldId === "password")?.message}
      >
        <PasswordInput name="password" autoComplete="current-password" required />
      </FormField>
    </ConfirmDialog>
  );
}
