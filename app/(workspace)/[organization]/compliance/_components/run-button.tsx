"use client";

import { RefreshCw } from "lucide-react";
import { useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { runChecksAction } from "../actions";

type RunButtonProps = {
  slug: string;
  /** Left out: every check. */
  checkId?: string;
  mayRun: boolean;
};

/** Runs one check or all of them now. */
export function RunButton({ slug, checkId, mayRun }: RunButtonProps) {
  const [pending, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      const answer = await runChecksAction(slug, { checkId });
      const [problem] = problemsOf(answer);
      const changed = answer.data?.changed ?? 0;
      if (problem) showToast({ title: problem.message, tone: "critical" });
      else showToast({ title: changedText(changed) });
    });
  return (
    <DisabledReason reason={mayRun ? undefined : "Only owners, admins and auditors can run checks."}>
      <Button variant="primary" onClick={run} pending={pending}>
        <RefreshCw aria-hidden />
        {checkId === undefined ? "Run all checks" : "Run now"}
      </Button>
    </DisabledReason>
  );
}

function changedText(changed: number): string {
  if (changed === 0) return "Nothing has changed";
  return changed === 1 ? "1 result has changed" : `${changed} results have changed`;
}
