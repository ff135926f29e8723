"use server";

import { redirect } from "next/navigation";
import { completeSignIn } from "@/lib/accounts/mutations/complete-sign-in";
import { CodeInput } from "@/lib/accounts/two-factor/schema";
import { enter } from "@/lib/auth/enter";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { clearPendingCookie, readPendingCookie } from "@/lib/auth/pending-cookie";
import { signInFailure } from "@/lib/auth/sign-in-failure";

export async function secondStepAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(CodeInput, formData, async ({ code }, origin) => {
    const pendingSignInId = await readPendingCookie();
    if (pendingSignInId === null) redirect("/second-step");
    const outcome = await completeSignIn(pendingSignInId, code, origin);
    if (outcome.kind === "refused") return wrongCode();
    if (outcome.kind === "locked") return signInFailure("locked");
    await clearPendingCookie();
    if (outcome.kind === "expired") redirect("/second-step");
    return enter(outcome, formData.get("callbackUrl")?.toString());
  });
}

function wrongCode() {
  const message = "This code is not right, or was used before.";
  return { message, fields: [{ field: "code", message }] };
}
