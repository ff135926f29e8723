"use server";

import { redirect } from "next/navigation";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import {
  beginPasskeySignIn,
  signInWithPasskey,
} from "@/lib/accounts/passkeys/mutations/sign-in-with-passkey";
import { PasskeySignInInput } from "@/lib/accounts/passkeys/schema";
import { SignInInput } from "@/lib/accounts/schema";
import { publicAction } from "@/lib/auth/action-client";
import { enter, isAdmitted } from "@/lib/auth/enter";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { signInFailure } from "@/lib/auth/sign-in-failure";
import { singleSignOnAddress } from "@/lib/auth/single-sign-on";
import { AppError } from "@/lib/core/errors";
import { findWay } from "@/lib/single-sign-on/find-way";
import { BeginSignOnInput, FindWayInput } from "@/lib/single-sign-on/schema";

export const beginPasskeySignInAction = publicAction.action(({ ctx }) => beginPasskeySignIn(ctx.origin));

export const passkeySignInAction = publicAction
  .inputSchema(PasskeySignInInput)
  .action(async ({ parsedInput: { response, callbackUrl }, ctx }) => {
    const outcome = await signInWithPasskey(response, ctx.origin);
    if (outcome.kind === "sso-required") throw new AppError("FORBIDDEN", signInFailure(outcome.kind).message);
    if (outcome.kind === "refused")
      throw new AppError("UNAUTHENTICATED", "This passkey was not accepted. Sign in with your password.");
    return enter(outcome, callbackUrl);
  });

/** That there is single sign-on for a domain, and no more. */
export const findWayAction = publicAction
  .inputSchema(FindWayInput)
  .action(({ parsedInput, ctx }) => findWay(parsedInput.domain, ctx.origin));

export const singleSignOnAction = publicAction
  .inputSchema(BeginSignOnInput)
  .action(async ({ parsedInput, ctx }) => redirect(await singleSignOnAddress(parsedInput, ctx.origin)));

export async function signInAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(SignInInput, formData, async (input, origin) => {
    const outcome = await signIn(input, origin);
    if (!isAdmitted(outcome)) return signInFailure(outcome.kind);
    return enter(outcome, formData.get("callbackUrl")?.toString());
  });
}
