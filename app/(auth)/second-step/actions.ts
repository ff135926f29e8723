"use server";

import { redirect } from "next/navigation";
import {
  beginPasskeySecondStep,
  completeSignIn,
  completeSignInWithPasskey,
} from "@/lib/accounts/mutations/complete-sign-in";
import { PasskeySignInInput } from "@/lib/accounts/passkeys/schema";
import { CodeInput } from "@/lib/accounts/two-factor/schema";
import { publicAction } from "@/lib/auth/action-client";
import { enter } from "@/lib/auth/enter";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { clearPendingCookie, readPendingCookie } from "@/lib/auth/pending-cookie";
import { signInFailure } from "@/lib/auth/sign-in-failure";
import { AppError } from "@/lib/core/errors";

/** Null when no sign-in waits in this browser any more. */
export const beginPasskeySecondStepAction = publicAction.action(async ({ ctx }) => {
  const pendingSignInId = await readPendingCookie();
  return pendingSignInId === null ? null : beginPasskeySecondStep(pendingSignInId, ctx.origin);
});

export const passkeySecondStepAction = publicAction
  .inputSchema(PasskeySignInInput)
  .action(async ({ parsedInput: { response, callbackUrl }, ctx }) => {
    const pendingSignInId = await readPendingCookie();
    if (pendingSignInId === null) redirect("/second-step");
    const outcome = await completeSignInWithPasskey(pendingSignInId, response, ctx.origin);
    if (outcome.kind === "refused") throw new AppError("UNAUTHENTICATED", "This passkey was not accepted.");
    if (outcome.kind === "locked") throw new AppError("RATE_LIMITED", signInFailure("locked").message);
    await clearPendingCookie();
    if (outcome.kind === "expired") redirect("/second-step");
    return enter(outcome, callbackUrl);
  });

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
