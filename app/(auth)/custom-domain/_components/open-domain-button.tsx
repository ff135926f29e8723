"use client";

import { useState, useTransition } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import type { OpenDomainInput } from "@/lib/custom-domains/schema";
import { openDomainAction } from "../actions";

/** Goes on to the custom domain, signed in there. */
export function OpenDomainButton(input: OpenDomainInput) {
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const go = () => startTransition(async () => setProblems(problemsOf(await openDomainAction(input))));
  return (
    <div className="grid gap-3">
      <ErrorSummary title="The domain did not open" problems={problems} />
      <Button size="lg" variant="primary" pending={pending} onClick={go}>
        {/* The name stands above; a long one would not fit on a phone. */}
        Continue<span className="sr-only"> to {input.host}</span>
      </Button>
    </div>
  );
}
