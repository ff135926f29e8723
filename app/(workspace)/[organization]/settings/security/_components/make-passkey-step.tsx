"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { useState, useTransition, type FormEvent } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { addPasskeyAction } from "../actions";

export type MakePasskeyOptions = PublicKeyCredentialCreationOptionsJSON;

type MakePasskeyStepProps = {
  options: MakePasskeyOptions;
  suggestedName: string;
  onAdded: (recoveryCodes: string[]) => void;
};

const NOT_MADE = "No passkey was made: it was called off, took too long, or this device has one already.";

/** Asks for a name and has the browser make the key. */
export function MakePasskeyStep({ options, suggestedName, onAdded }: MakePasskeyStepProps) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    startTransition(async () => {
      const { startRegistration } = await import("@simplewebauthn/browser");
      const response = await startRegistration({ optionsJSON: options }).catch(() => null);
      if (response === null) {
        setProblems([{ message: NOT_MADE }]);
        return;
      }
      const result = await addPasskeyAction({ name, response });
      const found = problemsOf(result);
      setProblems(found);
      if (found.length === 0) onAdded(result.data?.recoveryCodes ?? []);
    });
  }

  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary title="The passkey is not added" problems={problems} />
      <FormField
        label="Name"
        id="name"
        error={problems.find(({ fieldId }) => fieldId === "name")?.message}
        help="To tell it from others in your list."
      >
        <Input name="name" defaultValue={suggestedName} maxLength={60} required autoFocus />
      </FormField>
      <DialogFooter>
        <Button type="submit" variant="primary" pending={pending}>
          Make passkey
        </Button>
      </DialogFooter>
    </KeyboardForm>
  );
}
