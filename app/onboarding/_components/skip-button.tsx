"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { skipStepAction } from "../actions";

/** Goes on without an answer. */
export function SkipButton({ step }: { step: "connectors" | "modules" }) {
  const [pending, startTransition] = useTransition();
  return (
    <Button
      variant="ghost"
      size="lg"
      pending={pending}
      onClick={() => startTransition(async () => void (await skipStepAction({ step })))}
    >
      Skip for now
    </Button>
  );
}
