"use server";

import { signIn } from "@/lib/accounts/mutations/sign-in";
import { SignInInput } from "@/lib/accounts/schema";
import { enter, isAdmitted } from "@/lib/auth/enter";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { signInFailure } from "@/lib/auth/sign-in-failure";

export async function signInAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(SignInInput, formData, async (input, origin) => {
    const outcome = await signIn(input, origin);
    if (!isAdmitted(outcome)) return signInFailure(outcome.kind);
    return enter(outcome, formData.get("callbackUrl")?.toString());
  });
}
