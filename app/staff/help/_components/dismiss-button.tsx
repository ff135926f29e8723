"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { dismissSearchAction } from "../actions";

/** Takes a search off the list, because an article answers it now or never should. */
export function DismissButton({ query }: { query: string }) {
  const [isPending, startTransition] = useTransition();

  function dismiss() {
    startTransition(async () => {
      const [problem] = problemsOf(await dismissSearchAction({ query }));
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : { title: "Taken off the list", tone: "success" },
      );
    });
  }

  return (
    <Button size="sm" variant="ghost" pending={isPending} aria-label={`Dismiss ${query}`} onClick={dismiss}>
      Dismiss
    </Button>
  );
}
