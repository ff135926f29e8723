"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { revokeOtherSessionsAction, revokeSessionAction } from "../actions";

/** Signs one other device out. */
export function RevokeSessionButton({ sessionId, device }: { sessionId: string; device: string }) {
  const [pending, startTransition] = useTransition();
  const revoke = () =>
    startTransition(async () => {
      const [problem] = problemsOf(await revokeSessionAction({ sessionId }));
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : { title: `${device} is signed out`, tone: "success" },
      );
    });
  return (
    <Button variant="ghost" size="sm" pending={pending} aria-label={`Sign out ${device}`} onClick={revoke}>
      Sign out
    </Button>
  );
}

/** Signs every other device out. */
export function RevokeOthersButton() {
  const [pending, startTransition] = useTransition();
  const revoke = () =>
    startTransition(async () => {
      const result = await revokeOtherSessionsAction();
      const [problem] = problemsOf(result);
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : { title: "All other sessions are signed out", tone: "success" },
      );
    });
  return (
    <div>
      <Button pending={pending} onClick={revoke}>
        Sign out all other sessions
      </Button>
    </div>
  );
}
