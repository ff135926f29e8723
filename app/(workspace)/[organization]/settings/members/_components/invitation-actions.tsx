"use client";

import { useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { resendInvitationAction, revokeInvitationAction } from "../actions";

type InvitationActionsProps = { slug: string; invitationId: string; email: string };

/** Send again with a new link, or take back. */
export function InvitationActions({ slug, invitationId, email }: InvitationActionsProps) {
  const [pending, startTransition] = useTransition();

  function run(action: typeof resendInvitationAction, success: string) {
    startTransition(async () => {
      const [problem] = problemsOf(await action(slug, { invitationId }));
      showToast(problem ? { title: problem.message, tone: "critical" } : { title: success, tone: "success" });
    });
  }
  return (
    <span className="inline-flex flex-wrap justify-end gap-1">
      <Button
        variant="ghost"
        size="sm"
        pending={pending}
        aria-label={`Resend the invitation to ${email}`}
        onClick={() => run(resendInvitationAction, `A new link is on its way to ${email}`)}
      >
        Resend
      </Button>
      <Button
        variant="ghost"
        size="sm"
        pending={pending}
        aria-label={`Revoke the invitation to ${email}`}
        onClick={() => run(revokeInvitationAction, `The invitation to ${email} is revoked`)}
      >
        Revoke
      </Button>
    </span>
  );
}
