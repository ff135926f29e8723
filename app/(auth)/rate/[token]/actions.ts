"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { rateByLink } from "@/lib/support/requests/rate-by-link";
import { RatingInput } from "@/lib/support/requests/schema";

const Input = RatingInput.omit({ ticketId: true }).extend({ token: z.string().max(1_000) });

/** Leads back to the page, which then shows what was chosen. */
export async function rateByLinkAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(Input, formData, async ({ token, ...rating }, origin) => {
    await rateByLink(token, rating, origin);
    redirect(`/rate/${encodeURIComponent(token)}`);
  });
}
