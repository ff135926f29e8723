"use server";

import { redirect } from "next/navigation";
import { undoEmailChange } from "@/lib/accounts/mutations/change-email";
import { LinkInput } from "@/lib/accounts/schema";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { clearSessionCookie } from "@/lib/auth/session-cookie";

export async function undoEmailAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(LinkInput, formData, async ({ token }, origin) => {
    const resetToken = await undoEmailChange(token, origin);
    await clearSessionCookie();
    redirect(`/reset-password?token=${encodeURIComponent(resetToken)}`);
  });
}
