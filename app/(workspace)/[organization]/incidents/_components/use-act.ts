"use client";

import { useTransition } from "react";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";
import { showToast } from "@/components/ui/toast-store";

/** Does something at once, and says so where that failed. */
export function useAct<Input>(action: (input: Input) => Promise<ActionResult>) {
  const [pending, startTransition] = useTransition();
  const act = (input: Input) =>
    startTransition(async () => {
      const [problem] = problemsOf(await action(input));
      if (problem) showToast({ tone: "critical", title: problem.message });
    });
  return { act, pending };
}
