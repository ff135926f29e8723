"use server";

import { runFormAction } from "@/lib/auth/form-action";
import type { FormState } from "@/lib/auth/form-state";
import { countHelpful } from "@/lib/help/feedback";
import { HelpfulInput } from "@/lib/help/schema";

export async function sendHelpfulAction(_state: FormState, formData: FormData): Promise<FormState> {
  return runFormAction(HelpfulInput, formData, async (input, origin) => {
    await countHelpful(input, origin);
    return "done";
  });
}
