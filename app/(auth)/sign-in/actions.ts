"use server";

import { redirect } from "next/navigation";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import { SignInInput } from "@/lib/accounts/schema";
import { destinationOf } from "@/lib/auth/destination";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { signInFailure } from "@/lib/auth/sign-in-failure";

export async function signInAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(SignInInput, formData, async (input, origin) => {
    const outcome = await signIn(input, origin);
    if (outcome.kind !== "signed-in") return signInFailure(outcome.kind);
    await writeSessionCookie(outcome.sessionId);
    redirect(await destinationOf(outcome.userId, formData.get("callbackUrl")?.toString()));
  });
}
