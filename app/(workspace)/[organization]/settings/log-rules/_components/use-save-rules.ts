"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { showToast } from "@/components/ui/toast-store";
import type { LogRule } from "@/lib/log-rules/schema";
import { saveLogRulesAction } from "../actions";

/** Saves a changed list at once, and says so where that failed. */
export function useSaveRules(slug: string, version: number) {
  const [pending, startTransition] = useTransition();
  const save = (rules: readonly LogRule[]) => {
    // The list that a second click meant is not there yet.
    if (pending) return;
    startTransition(async () => {
      const [problem] = problemsOf(await saveLogRulesAction(slug, { version, rules: [...rules] }));
      if (problem)
        showToast({ tone: "critical", title: "The rules are not saved", description: problem.message });
    });
  };
  return { save, pending };
}
