"use server";

import { resendVerification } from "@/lib/accounts/mutations/send-link";
import { signUp } from "@/lib/accounts/mutations/sign-up";
import { EmailOnlyInput, SignUpInput } from "@/lib/accounts/schema";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";

export async function signUpAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(SignUpInput, formData, async (input, origin) => {
    await signUp(input, origin);
    return "done";
  });
}

export async function resendVerificationAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(EmailOnlyInput, formData, async ({ email }, origin) => {
    await resendVerification(email, origin);
    return "done";
  });
}
