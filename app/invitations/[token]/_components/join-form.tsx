"use client";

import { useActionState } from "react";
import { FormProblems } from "@/app/(auth)/_components/form-problems";
import { SubmitButton } from "@/components/forms/submit-button";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { acceptInvitationAction } from "../actions";

export function JoinForm({ token, organizationName }: { token: string; organizationName: string }) {
  const [state, action] = useActionState(acceptInvitationAction, IDLE_FORM);
  return (
    <form action={action} className="grid gap-4">
      <FormProblems state={state} title="You have not joined" />
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg">Join {organizationName}</SubmitButton>
    </form>
  );
}
