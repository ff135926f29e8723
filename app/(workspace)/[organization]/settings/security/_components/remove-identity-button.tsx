"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { PasswordInput } from "@/components/ui/password-input";
import { showToast } from "@/components/ui/toast-store";
import { removeIdentityAction } from "../identity-actions";

type RemoveIdentityButtonProps = { identityId: string; name: string; hasPassword: boolean };

export function RemoveIdentityButton({ identityId, name, hasPassword }: RemoveIdentityButtonProps) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);

  async function remove(data: FormData) {
    const password = String(data.get("password") ?? "");
    const found = problemsOf(await removeIdentityAction({ identityId, password }));
    setProblems(found);
    if (found.length > 0) return false;
    showToast({ title: `${name} is no longer connected`, tone: "success" });
  }
  return (
    <ConfirmDialog
      trigger={
        <Button aria-label={`Remove ${name}`} onClick={() => setProblems([])}>
          Remove
        </Button>
      }
      title={`Remove ${name}?`}
      description={`Your ${name} account no longer signs you in. You can connect it again at any time.`}
      confirmLabel={`Remove ${name}`}
      onConfirm={remove}
    >
      <ErrorSummary problems={problems} />
      {hasPassword && (
        <FormField
          label="Password"
          id="password"
          error={problems.find(({ fieldId }) => fieldId === "password")?.message}
        >
          <PasswordInput name="password" autoComplete="current-password" required />
        </FormField>
      )}
    </ConfirmDialog>
  );
}
