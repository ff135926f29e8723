"use client";

import { RotateCcw } from "lucide-react";
import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { restoreVersionAction } from "../../actions";

type RestoreButtonProps = { slug: string; change: { id: string; version: number }; restored: number };

/** Makes an earlier version the newest again; that is a version too, so nothing is lost. */
export function RestoreButton({ slug, change, restored }: RestoreButtonProps) {
  const [pending, startTransition] = useTransition();
  return (
    <Button
      size="sm"
      pending={pending}
      onClick={() =>
        startTransition(async () => {
          const [problem] = problemsOf(await restoreVersionAction(slug, { ...change, restored }));
          showToast(
            problem
              ? { title: problem.message, tone: "critical" }
              : { title: `Version ${restored} is in force again`, tone: "success" },
          );
        })
      }
    >
      <RotateCcw aria-hidden />
      Restore version {restored}
    </Button>
  );
}
