"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { reinstateCheckAction } from "../../../actions";

/** Lets a check count again that was said not to apply. */
export function ReinstateButton({ slug, checkId }: { slug: string; checkId: string }) {
  const [pending, startTransition] = useTransition();
  const reinstate = () =>
    startTransition(async () => {
      const [problem] = problemsOf(await reinstateCheckAction(slug, { checkId }));
      showToast(problem ? { title: problem.message, tone: "critical" } : { title: "The check counts again" });
    });
  return (
    <Button onClick={reinstate} pending={pending}>
      Let it count again
    </Button>
  );
}
