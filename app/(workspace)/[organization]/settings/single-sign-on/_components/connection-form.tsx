"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf, useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { ROLE_LABELS } from "@/lib/core/roles";
import { DEFAULT_ROLES, type Connection } from "@/lib/single-sign-on/types";
import { removeConnectionAction, saveConnectionAction } from "../actions";

export function ConnectionForm({ slug, connection }: { slug: string; connection: Connection | null }) {
  const action = saveConnectionAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, () =>
    showToast({ title: "The provider is saved", tone: "success" }),
  );
  return (
    <div className="grid max-w-lg gap-3">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
        <ErrorSummary title="The provider is not saved" problems={problems} />
        <FormField
          label="Issuer"
          id="issuer"
          help="The address whose /.well-known/openid-configuration describes the provider."
          error={errorOf("issuer")}
        >
          <Input
            name="issuer"
            type="url"
            placeholder="https://login.example.com"
            defaultValue={connection?.issuer}
            autoComplete="off"
          />
        </FormField>
        <FormField label="Client ID" id="clientId" error={errorOf("clientId")}>
          <Input name="clientId" defaultValue={connection?.clientId} autoComplete="off" />
        </FormField>
        <FormField
          label="Client secret"
          id="clientSecret"
          help={
            connection
              ? "Leave empty to keep the one that is stored. It is never shown."
              : "It is stored encrypted and never shown."
          }
          error={errorOf("clientSecret")}
        >
          <PasswordInput name="clientSecret" autoComplete="off" />
        </FormField>
        <FormField
          label="Who comes for the first time"
          id="defaultRole"
          help="Owners and admins are made by people, never by a provider."
          error={errorOf("defaultRole")}
        >
          <Select name="defaultRole" defaultValue={connection?.defaultRole ?? ""}>
            <option value="">Has to be invited</option>
            {DEFAULT_ROLES.map((role) => (
              <option key={role} value={role}>
                Joins as {ROLE_LABELS[role].toLowerCase()}
              </option>
            ))}
          </Select>
        </FormField>
        <div>
          <Button type="submit" variant="primary" pending={pending}>
            Save provider
          </Button>
        </div>
      </KeyboardForm>
      {connection && <RemoveConnection slug={slug} />}
    </div>
  );
}

function RemoveConnection({ slug }: { slug: string }) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);

  async function remove() {
    const found = problemsOf(await removeConnectionAction(slug));
    setProblems(found);
    if (found.length > 0) return false;
    showToast({ title: "The provider is removed", tone: "success" });
  }
  return (
    <div>
      <ConfirmDialog
        trigger={
          <Button variant="ghost" onClick={() => setProblems([])}>
            Remove provider
          </Button>
        }
        title="Remove the provider?"
        description="Nobody signs in with it any more, and every domain goes back to passwords. Members keep their accounts."
        confirmLabel="Remove provider"
        onConfirm={remove}
      >
        <ErrorSummary problems={problems} />
      </ConfirmDialog>
    </div>
  );
}
