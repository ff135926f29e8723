"use server";

import { redirect } from "next/navigation";
import { confirmEmailChange } from "@/lib/accounts/mutations/change-email";
import { LinkInput } from "@/lib/accounts/schema";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";

/** Leads to where a signed-in person goes on, and everybody else signs in with the new address. */
export async function confirmEmailAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(LinkInput, formData, async ({ token }, origin) => {
    await confirmEmailChange(token, origin);
    redirect("/sign-in?notice=email-changed");
  });
}
