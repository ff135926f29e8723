"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { sendAgainAction } from "../actions";

/** Puts what was given up back into the outbox. */
export function SendAgainButton({ slug, id }: { slug: string; id: string }) {
  const [pending, startTransition] = useTransition();

  function send() {
    startTransition(async () => {
      const [problem] = problemsOf(await sendAgainAction(slug, { id }));
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : { title: "It is sent again", tone: "success" },
      );
    });
  }

  return (
    <Button variant="primary" onClick={send} pending={pending}>
      Send again
    </Button>
  );
}
