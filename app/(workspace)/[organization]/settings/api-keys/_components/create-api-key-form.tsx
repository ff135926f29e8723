"use client";

import { CircleAlert } from "lucide-react";
import { CheckField } from "@/components/forms/check-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialogFooter } from "@/components/forms/form-dialog-footer";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DEFAULT_EXPIRY_DAYS, EXPIRY_CHOICES_DAYS } from "@/lib/api-keys/schema";
import { SCOPE_GROUPS, type ApiKeyScope } from "@/lib/api-keys/scopes";
import { createApiKeyAction } from "../actions";

const DEFAULT_SCOPE: ApiKeyScope = "metrics:write";

type CreateApiKeyFormProps = {
  slug: string;
  onCreated: (key: { name: string; token: string; scopes: ApiKeyScope[] }) => void;
};

/** Name, scopes and how long the key works. */
export function CreateApiKeyForm({ slug, onCreated }: CreateApiKeyFormProps) {
  const action = createApiKeyAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    action,
    (data) => data && onCreated(data),
    inputOf,
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField
        label="Name"
        id="name"
        error={errorOf("name")}
        help="What will use it: Checkout service, backup job."
      >
        <Input name="name" maxLength={80} autoComplete="off" required />
      </FormField>
      <ScopeFields error={errorOf("scopes")} />
      <FormField label="Works for" id="expiresInDays" error={errorOf("expiresInDays")}>
        <Select name="expiresInDays" defaultValue={DEFAULT_EXPIRY_DAYS}>
          {EXPIRY_CHOICES_DAYS.map((days) => (
            <option key={days} value={days}>
              {days === 365 ? "1 year" : `${days} days`}
            </option>
          ))}
        </Select>
      </FormField>
      <FormDialogFooter pending={pending}>Create key</FormDialogFooter>
    </KeyboardForm>
  );
}

function ScopeFields({ error }: { error: string | undefined }) {
  return (
    <fieldset
      id="scopes"
      tabIndex={-1}
      aria-describedby={error ? "scopes-error" : undefined}
      className="grid gap-2.5 rounded-sm"
    >
      <legend className="mb-2 font-medium">Scopes</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {SCOPE_GROUPS.map(({ label, scopes }) => (
          <div key={label} role="group" aria-label={label} className="grid content-start gap-2">
            <p className="text-muted-foreground text-sm font-medium" aria-hidden>
              {label}
            </p>
            {scopes.map(({ scope, description }) => (
              <CheckField
                key={scope}
                name="scopes"
                value={scope}
                defaultChecked={scope === DEFAULT_SCOPE}
                label={<span className="font-mono text-sm">{scope}</span>}
                help={description}
              />
            ))}
          </div>
        ))}
      </div>
      {error && (
        <p id="scopes-error" className="text-critical flex items-start gap-1.5 text-sm">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          {error}
        </p>
      )}
    </fieldset>
  );
}

function inputOf(data: FormData) {
  return {
    name: data.get("name"),
    scopes: data.getAll("scopes"),
    expiresInDays: Number(data.get("expiresInDays")),
  };
}
