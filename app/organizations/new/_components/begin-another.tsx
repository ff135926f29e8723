"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { beginAnotherAction } from "../../../onboarding/actions";

/** Leaves the unfinished set-up as it is and begins with another organisation. */
export function BeginAnother() {
  const [pending, startTransition] = useTransition();
  return (
    <Button
      size="lg"
      pending={pending}
      onClick={() => startTransition(async () => void (await beginAnotherAction()))}
    >
      Set up another organisation
    </Button>
  );
}
