"use client";

import { useState, useTransition, type FormEvent } from "react";
import type { FieldProblem } from "@/components/forms/error-summary";

/** What a safe action answers, as far as forms look at it. */
export type ActionResult = {
  data?: unknown;
  serverError?: { message: string; fields: { field: string; message: string }[]; requestId: string };
  validationErrors?: { formErrors: string[]; fieldErrors: Record<string, string[] | undefined> };
};

// What the action takes is checked on the server; a form only has strings.
export type FormAction<Result extends ActionResult> = (input: never) => Promise<Result>;

/**
 * Submits a form to a safe action and keeps what was typed. Returns what the form needs: the submit
 * handler, whether it runs, the problems for the summary and the sentence at each field.
 * @param readInput what the action is given; left out, one string a field
 */
export function useActionForm<Result extends ActionResult>(
  action: FormAction<Result>,
  onSuccess?: (data: Result["data"], form: HTMLFormElement) => void,
  readInput: (data: FormData) => unknown = Object.fromEntries,
) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const input = readInput(new FormData(form)) as never;
    startTransition(async () => {
      const result = await action(input);
      const found = problemsOf(result);
      setProblems(found);
      if (found.length === 0) onSuccess?.(result.data, form);
    });
  }

  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message;
  return { onSubmit, pending, problems, errorOf };
}

/** What went wrong, field by field; empty after success. */
export function problemsOf(result: ActionResult): FieldProblem[] {
  const { serverError, validationErrors } = result;
  if (validationErrors) {
    const fields = Object.entries(validationErrors.fieldErrors).flatMap(([fieldId, messages]) =>
      (messages ?? []).map((message) => ({ fieldId, message })),
    );
    return [...fields, ...validationErrors.formErrors.map((message) => ({ message }))];
  }
  if (!serverError) return [];
  if (serverError.fields.length > 0)
    return serverError.fields.map(({ field, message }) => ({ fieldId: field, message }));
  return [{ message: serverError.message }];
}
