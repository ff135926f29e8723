"use client";

import { useState, useTransition, type FormEvent } from "react";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";
import type { FieldProblem } from "@/components/forms/error-summary";
import type { PolicyChoices } from "@/lib/alert-policies/choices";
import { fieldLabel } from "@/lib/alert-policies/labels";
import type { PolicyDefinition, PolicyParameters } from "@/lib/alert-policies/types";

/** What the parts of the editor share: the draft, how it changes, and what is wrong with each field. */
export type PolicyForm = {
  draft: PolicyDefinition;
  choices: PolicyChoices;
  change: (fields: Partial<PolicyDefinition>) => void;
  changeParameters: (parameters: PolicyParameters) => void;
  /** The id and the error of a field, by its path. */
  field: (path: string) => { id: string; error: string | undefined };
};

type SaveResult = ActionResult & { data?: { id: string } };

/** Holds the draft of a policy and saves it; what was typed is kept when that fails. */
export function usePolicyForm(
  initial: PolicyDefinition,
  choices: PolicyChoices,
  save: (settings: PolicyDefinition) => Promise<SaveResult>,
  onSaved: (id: string) => void,
) {
  const [draft, setDraft] = useState(initial);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const form: PolicyForm = {
    draft,
    choices,
    change: (fields) => setDraft((current) => ({ ...current, ...fields })),
    changeParameters: (parameters) =>
      setDraft((current) => ({ ...current, parameters: { ...current.parameters, ...parameters } })),
    field: (path) => ({
      id: path,
      error: problems.find(({ fieldId }) => fieldId === path || fieldId?.startsWith(`${path}.`))?.message,
    }),
  };

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    startTransition(async () => {
      const result = await save(draft);
      setProblems(problemsOf(result).map(inWords));
      if (result.data) onSaved(result.data.id);
    });
  }

  return { form, onSubmit, pending, problems };
}

/** "must be a number" of a field as a sentence. */
function inWords({ fieldId, message }: FieldProblem): FieldProblem {
  return fieldId === undefined ? { message } : { fieldId, message: `${fieldLabel(fieldId)} ${message}.` };
}
