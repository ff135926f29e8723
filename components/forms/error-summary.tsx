"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

export type FieldProblem = {
  /** The id of the control, as given to `FormField`. Without it the problem concerns the whole form. */
  fieldId?: string;
  message: string;
};

/** Takes focus when it appears and links to each field that needs a fix. Renders nothing without problems. */
export function ErrorSummary({ title, problems }: { title?: string; problems: readonly FieldProblem[] }) {
  const summary = useRef<HTMLDivElement>(null);

  // A new array is a new attempt: the second failure must be announced like the first.
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);

  if (problems.length === 0) return null;
  const heading =
    title ?? (problems.length === 1 ? "One thing needs a fix" : `${problems.length} things need a fix`);
  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      className="border-critical-border bg-critical-surface flex items-start gap-2.5 rounded-lg border p-3"
    >
      <CircleAlert className="text-critical mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0">
        <p className="text-critical font-medium">{heading}</p>
        <ul className="mt-1 grid gap-1 text-sm">
          {problems.map((problem) => (
            <li key={`${problem.fieldId ?? ""}-${problem.message}`}>
              {problem.fieldId ? (
                <a
                  href={`#${problem.fieldId}`}
                  className="underline underline-offset-4"
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(problem.fieldId ?? "")?.focus();
                  }}
                >
                  {problem.message}
                </a>
              ) : (
                problem.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
