"use client";

import { useActionState } from "react";
import { RatingButtons } from "@/components/support/rating-buttons";
import { IDLE_FORM } from "@/lib/auth/form-state";
import { FormProblems } from "../../../_components/form-problems";
import { rateByLinkAction } from "../actions";

/** One click sends the rating. */
export function RateForm({ token, score }: { token: string; score: number | null }) {
  const [state, formAction, pending] = useActionState(rateByLinkAction, IDLE_FORM);
  return (
    <form action={formAction} className="grid gap-4">
      <FormProblems state={state} title="The rating is not kept" />
      <input type="hidden" name="token" value={token} />
      <RatingButtons chosen={score} pending={pending} />
    </form>
  );
}
