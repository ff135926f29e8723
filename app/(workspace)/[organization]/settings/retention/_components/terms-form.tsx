"use client";

import { CheckField } from "@/components/forms/check-field";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { OBLIGATIONS } from "@/lib/retention/terms";
import { setTermsAction } from "../actions";
import { termText } from "./term-text";

type TermsFormProps = {
  slug: string;
  obligations: readonly string[];
  ownMonths: number | null;
  months: number;
  refusal?: string;
};

const readInput = (data: FormData) => ({
  obligations: data.getAll("obligation"),
  ownMonths: data.get("ownMonths"),
});

/** Which obligations apply, each with where it stands; the longest of them is the term. */
export function TermsForm({ slug, obligations, ownMonths, months, refusal }: TermsFormProps) {
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    setTermsAction.bind(null, slug),
    () => showToast({ title: "Terms saved", tone: "success" }),
    readInput,
  );
  const save = (
    <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
      Save terms
    </Button>
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary problems={problems} />
      <p>
        Archives are kept for <strong>{termText(months)}</strong>.
      </p>
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium">What applies to you</legend>
        {OBLIGATIONS.map(({ id, label, months: term, source, says }) => (
          <CheckField
            key={id}
            name="obligation"
            value={id}
            label={`${label}: ${termText(term)}`}
            help={`${says} ${source}.`}
            defaultChecked={obligations.includes(id)}
            disabled={refusal !== undefined}
          />
        ))}
      </fieldset>
      <FormField
        label="A longer term of your own"
        id="ownMonths"
        optional
        error={errorOf("ownMonths")}
        help="In months. It counts when it is longer than the terms above."
        className="max-w-xs"
      >
        <Input
          name="ownMonths"
          inputMode="numeric"
          defaultValue={ownMonths ?? ""}
          disabled={refusal !== undefined}
        />
      </FormField>
      {refusal ? <DisabledReason reason={refusal}>{save}</DisabledReason> : save}
    </KeyboardForm>
  );
}
