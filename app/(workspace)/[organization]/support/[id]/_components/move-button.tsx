"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { sendSafely } from "@/components/support/send-safely";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { moveRequestAction } from "../../actions";

const WORDS = {
  solved: { label: "Mark as solved", done: "Request solved" },
  open: { label: "Reopen", done: "Request is open again" },
} as const;

type MoveButtonProps = { slug: string; ticketId: string; to: "solved" | "open" };

/** Solves a request or opens it again; either can be taken back by the other. */
export function MoveButton({ slug, ticketId, to }: MoveButtonProps) {
  const [pending, startTransition] = useTransition();
  const { label, done } = WORDS[to];
  return (
    <Button
      pending={pending}
      onClick={() =>
        startTransition(async () => {
          const [problem] = problemsOf(await sendSafely(() => moveRequestAction(slug, { ticketId, to })));
          showToast(
            problem ? { title: problem.message, tone: "critical" } : { title: done, tone: "success" },
          );
        })
      }
    >
      {label}
    </Button>
  );
}
