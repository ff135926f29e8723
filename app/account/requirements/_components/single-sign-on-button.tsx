"use client";

import { useState, useTransition } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { ownSingleSignOnAction } from "../actions";

/** Goes to the organisation's provider and comes back to where one wanted to go. */
export function SingleSignOnButton({ destination }: { destination: string }) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const go = () =>
    startTransition(async () => setProblems(problemsOf(await ownSingleSignOnAction({ destination }))));
  return (
    <div className="grid gap-3">
      <ErrorSummary title="Single sign-on did not begin" problems={problems} />
      <Button size="lg" variant="primary" pending={pending} onClick={go}>
        Continue with single sign-on
      </Button>
    </div>
  );
}
