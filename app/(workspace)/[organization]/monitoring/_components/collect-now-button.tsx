"use client";

import { RefreshCw } from "lucide-react";
import { useTransition } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { collectNowAction } from "../actions";

type CollectNowButtonProps = {
  slug: string;
  /** Why it is not offered. */
  refusal?: string;
};

/** Collects the newest five minutes now. */
export function CollectNowButton({ slug, refusal }: CollectNowButtonProps) {
  const [pending, startTransition] = useTransition();

  function collect() {
    startTransition(async () => {
      const { data, serverError } = await collectNowAction(slug);
      if (serverError)
        showToast({
          title: serverError.message,
          description: `Request ${serverError.requestId}`,
          tone: "critical",
        });
      else if (data?.collected) showToast({ title: "Collected", tone: "success" });
      else showToast({ title: "The newest five minutes are collected already", tone: "neutral" });
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button pending={pending} onClick={collect}>
        {!pending && <RefreshCw aria-hidden />}
        Collect now
      </Button>
    </DisabledReason>
  );
}
