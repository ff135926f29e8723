"use client";

import { useMemo } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import type { FormState } from "@/lib/auth/form-state";

/** The summary above a form that failed; each problem links to its field. */
export function FormProblems({ state, title }: { state: FormState; title?: string }) {
  const problems = useMemo<FieldProblem[]>(() => {
    const fields = state.fields.map(({ field, message }) => ({ fieldId: field, message }));
    if (state.message === null) return fields;
    const reference = state.requestId === null ? "" : ` Request ${state.requestId}.`;
    return [...fields, { message: `${state.message}${reference}` }];
  }, [state]);
  return <ErrorSummary title={title} problems={problems} />;
}

/** The sentence at one field. */
export function fieldError(state: FormState, name: string): string | undefined {
  return state.fields.find(({ field }) => field === name)?.message;
}
