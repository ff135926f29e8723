"use server";

import { redirect } from "next/navigation";
import { verifyEmail } from "@/lib/accounts/mutations/verify-email";
import { VerifyEmailInput } from "@/lib/accounts/schema";
import { enter, isAdmitted } from "@/lib/auth/enter";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { signInFailure } from "@/lib/auth/sign-in-failure";

export async function verifyEmailAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(VerifyEmailInput, formData, async (input, origin) => {
    const outcome = await verifyEmail(input, origin);
    if (outcome.kind === "link-dead") redirect("/verify-email");
    if (outcome.kind === "refused") return wrongPassword();
    if (!isAdmitted(outcome)) return signInFailure(outcome.kind);
    return enter(outcome);
  });
}

function wrongPassword() {
  const message = "This is not the password you chose when you signed up.";
  return { message, fields: [{ field: "password", message }] };
}
