"use server";

import { redirect } from "next/navigation";
import { resetPassword } from "@/lib/accounts/mutations/reset-password";
import { ResetPasswordInput } from "@/lib/accounts/schema";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { clearSessionCookie } from "@/lib/auth/session-cookie";

export async function resetPasswordAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(ResetPasswordInput, formData, async (input, origin) => {
    await resetPassword(input, origin);
    await clearSessionCookie();
    redirect("/sign-in?notice=password-reset");
  });
}
