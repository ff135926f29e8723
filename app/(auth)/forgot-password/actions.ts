"use server";

import { requestPasswordReset } from "@/lib/accounts/mutations/send-link";
import { EmailOnlyInput } from "@/lib/accounts/schema";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";

export async function requestPasswordResetAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(EmailOnlyInput, formData, async ({ email }, origin) => {
    await requestPasswordReset(email, origin);
    return "done";
  });
}
