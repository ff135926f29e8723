"use server";

import { redirect } from "next/navigation";
import { LinkInput } from "@/lib/accounts/schema";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { acknowledgeByLink } from "@/lib/deliveries/acknowledge";

/** Leads back to the page, which then says who acknowledged. */
export async function acknowledgeLinkAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(LinkInput, formData, async ({ token }, origin) => {
    await acknowledgeByLink(token, origin);
    redirect(`/acknowledge/${encodeURIComponent(token)}`);
  });
}
