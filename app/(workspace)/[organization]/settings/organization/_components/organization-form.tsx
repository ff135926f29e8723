"use client";

import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { TimeZoneSelect } from "@/components/forms/time-zone-select";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { updateOrganizationAction } from "../actions";

type OrganizationFormProps = {
  slug: string;
  origin: string;
  organization: { name: string; timeZone: string };
  /** Why saving is not offered. */
  refusal?: string;
};

export function OrganizationForm({ slug, origin, organization, refusal }: OrganizationFormProps) {
  const action = updateOrganizationAction.bind(null, slug);
  const { onSubmit, pending, problems, errorOf } = useActionForm(action);
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Name" id="name" error={errorOf("name")}>
        <Input name="name" defaultValue={organization.name} maxLength={80} required readOnly={!!refusal} />
      </FormField>
      <FormField label="Address" id="slug" error={errorOf("slug")} help={`${origin}/${slug}`}>
        <Input
          name="slug"
          defaultValue={slug}
          required
          readOnly={!!refusal}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </FormField>
      <FormField label="Time zone" id="timeZone" error={errorOf("timeZone")}>
        <TimeZoneSelect name="timeZone" defaultValue={organization.timeZone} />
      </FormField>
      <div>
        <DisabledReason reason={refusal}>
          <Button type="submit" variant="primary" pending={pending}>
            Save changes
          </Button>
        </DisabledReason>
      </div>
    </KeyboardForm>
  );
}
