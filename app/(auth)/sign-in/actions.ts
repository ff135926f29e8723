"use server";

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
import { AppError } from "@/lib/core/errors";

export const beginPasskeySignInAction = publicAction.action(({ ctx }) => beginPasskeySignIn(ctx.origin));

export const passkeySignInAction = publicAction
  .inputSchema(PasskeySignInInput)
  .action(async ({ parsedInput: { response, callbackUrl }, ctx }) => {
    const outcome = await signInWithPasskey(response, ctx.origin);
    if (outcome.kind === "refused")
      throw new AppError("UNAUTHENTICATED", "This passkey was not accepted. Sign in with your password.");
    return enter(outcome, callbackUrl);
  });

export async function signInAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(SignInInput, formData, async (input, origin) => {
    const outcome = await signIn(input, origin);
    if (!isAdmitted(outcome)) return signInFailure(outcome.kind);
    return enter(outcome, formData.get("callbackUrl")?.toString());
  });
}
