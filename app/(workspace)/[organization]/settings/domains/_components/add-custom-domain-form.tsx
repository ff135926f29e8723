"use client";

import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { addCustomDomainAction } from "../actions";

type AddCustomDomainFormProps = { slug: string; isFirst: boolean; refusal?: string };

export function AddCustomDomainForm({ slug, isFirst, refusal }: AddCustomDomainFormProps) {
  const action = addCustomDomainAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, (_data, form) => form.reset());
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-3">
      <ErrorSummary title="The name is not added" problems={problems} />
      <FormField
        label={isFirst ? "Host name" : "Another host name"}
        id="hostName"
        help="A name below your domain that is not in use yet. Nothing changes before you publish its records."
        error={errorOf("hostName")}
      >
        <Input
          name="hostName"
          placeholder="compliance.example.com"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </FormField>
      <div>
        <DisabledReason reason={refusal}>
          <Button type="submit" pending={pending}>
            Add name
          </Button>
        </DisabledReason>
      </div>
    </KeyboardForm>
  );
}
