"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { addDomainAction } from "../actions";

export function AddDomainForm({ slug, isFirst }: { slug: string; isFirst: boolean }) {
  const action = addDomainAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, (_data, form) => form.reset());
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-3">
      <ErrorSummary title="The domain is not added" problems={problems} />
      <FormField
        label={isFirst ? "Domain" : "Another domain"}
        id="domain"
        help="The part behind the @ of your members' addresses."
        error={errorOf("domain")}
      >
        <Input
          name="domain"
          placeholder="example.com"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </FormField>
      <div>
        <Button type="submit" pending={pending}>
          Add domain
        </Button>
      </div>
    </KeyboardForm>
  );
}
