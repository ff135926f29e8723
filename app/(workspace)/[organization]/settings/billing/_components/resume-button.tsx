"use client";

import { useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { resumeSubscriptionAction } from "../actions";

/** Takes a cancellation back. */
export function ResumeButton({ slug, plan, refusal }: { slug: string; plan: string; refusal?: string }) {
  const [pending, startTransition] = useTransition();

  function resume() {
    startTransition(async () => {
      const { serverError } = await resumeSubscriptionAction(slug);
      if (serverError) showToast({ title: serverError.message, tone: "critical" });
      else showToast({ title: `${plan} goes on`, tone: "success" });
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button variant="primary" pending={pending} onClick={resume}>
        Resume {plan}
      </Button>
    </DisabledReason>
  );
}
