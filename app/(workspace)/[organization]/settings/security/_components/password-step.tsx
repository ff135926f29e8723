"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm, type FormAction, type ActionResult } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { PasswordInput } from "@/components/ui/password-input";

type PasswordStepProps<Result extends ActionResult> = {
  action: FormAction<Result>;
  onSuccess: (data: Result["data"]) => void;
  submitLabel: string;
};

/** Asks for the password before something that changes how one signs in. */
export function PasswordStep<Result extends ActionResult>(props: PasswordStepProps<Result>) {
  const { action, onSuccess, submitLabel } = props;
  const { onSubmit, pending, problems, errorOf } = useActionForm(action, onSuccess);
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <FormField
        label="Password"
        id="password"
        error={errorOf("password")}
        help="We ask again, so that nobody at your desk can change how you sign in. If you have none, leave it empty: signing in with your provider within the last ten minutes counts instead."
      >
        <PasswordInput name="password" autoComplete="current-password" required />
      </FormField>
      <DialogFooter>
        <Button type="submit" variant="primary" pending={pending}>
          {submitLabel}
        </Button>
      </DialogFooter>
    </KeyboardForm>
  );
}
