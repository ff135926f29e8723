"use server";

import { redirect } from "next/navigation";
import { verifyEmail } from "@/lib/accounts/mutations/verify-email";
import { VerifyEmailInput } from "@/lib/accounts/schema";
import { destinationOf } from "@/lib/auth/destination";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { signInFailure } from "@/lib/auth/sign-in-failure";

export async function verifyEmailAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(VerifyEmailInput, formData, async (input, origin) => {
    const outcome = await verifyEmail(input, origin);
    if (outcome.kind === "link-dead") redirect("/verify-email");
    if (outcome.kind === "refused") return wrongPassword();
    if (outcome.kind !== "signed-in") return signInFailure(outcome.kind);
    await writeSessionCookie(outcome.sessionId);
    redirect(await destinationOf(outcome.userId));
  });
}

function wrongPassword() {
  const message = "This is not the password you chose when you signed up.";
  return { message, fields: [{ field: "password", message }] };
}
