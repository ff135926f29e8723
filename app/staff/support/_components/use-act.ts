"use client";

import { useTransition } from "react";
import { problemsOf, type ActionResult } from "@/components/forms/use-action-form";
import { showToast } from "@/components/ui/toast-store";

/** Does something at once; says so where that failed, and hands on what came of it otherwise. */
export function useAct<Input, Result extends ActionResult>(
  action: (input: Input) => Promise<Result>,
  onDone?: (data: Result["data"]) => void,
) {
  const [pending, startTransition] = useTransition();
  const act = (input: Input) =>
    startTransition(async () => {
      const result = await action(input);
      const [problem] = problemsOf(result);
      if (problem) showToast({ tone: "critical", title: problem.message });
      else onDone?.(result.data);
    });
  return { act, pending };
}
