import type { FieldProblem } from "@/components/forms/error-summary";

/** Makes sentences of what schemas say of fields: "must be a time" becomes "The end must be a time." */
export function sayProblems(
  problems: readonly FieldProblem[],
  names: Readonly<Record<string, string>>,
): FieldProblem[] {
  return problems.map((problem) => {
    const { fieldId, message } = problem;
    const name = fieldId === undefined ? undefined : names[fieldId];
    return message.startsWith("must ") && name !== undefined
      ? { ...problem, message: `${name} ${message}.` }
      : problem;
  });
}
