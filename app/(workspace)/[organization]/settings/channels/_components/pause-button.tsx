"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { ChannelSummary } from "@/lib/channels/types";
import { setChannelStateAction } from "../actions";

type PauseButtonProps = { slug: string; channel: Pick<ChannelSummary, "id" | "name" | "state"> };

/** Holds a channel back, or lets it go on. */
export function PauseButton({ slug, channel: { id, name, state } }: PauseButtonProps) {
  const [pending, startTransition] = useTransition();
  const isPaused = state === "paused";

  function change() {
    startTransition(async () => {
      const result = await setChannelStateAction(slug, { id, state: isPaused ? "active" : "paused" });
      const [problem] = problemsOf(result);
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : {
              title: isPaused ? `${name} goes on; what waited is sent now` : `${name} is paused`,
              tone: "success",
            },
      );
    });
  }

  return (
    <Button onClick={change} pending={pending} variant={isPaused ? "primary" : undefined}>
      {isPaused ? "Resume channel" : "Pause channel"}
    </Button>
  );
}
