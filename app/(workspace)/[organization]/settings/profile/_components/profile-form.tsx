"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { TimeZoneSelect } from "@/components/forms/time-zone-select";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { updateProfileAction } from "../actions";

type ProfileFormProps = { name: string; email: string; timeZone: string };

export function ProfileForm({ name, email, timeZone }: ProfileFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(updateProfileAction, () =>
    showToast({ title: "Profile saved", tone: "success" }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-lg gap-4">
      <ErrorSummary problems={problems} />
      <FormField label="Name" id="name" error={errorOf("name")}>
        <Input name="name" autoComplete="name" defaultValue={name} maxLength={100} required />
      </FormField>
      <FormField
        label="E-mail address"
        help="Your address is how you sign in. Change it at your account security."
      >
        <Input type="email" autoComplete="email" value={email} readOnly />
      </FormField>
      <FormField label="Time zone" id="timeZone" error={errorOf("timeZone")}>
        <TimeZoneSelect name="timeZone" defaultValue={timeZone} />
      </FormField>
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Save changes
        </Button>
      </div>
    </KeyboardForm>
  );
}
