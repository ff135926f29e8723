"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { setPreference } from "@/lib/notifications/preferences";
import { PreferenceInput } from "@/lib/notifications/schema";

export const setPreferenceAction = organizationAction
  .metadata({ permission: "organization.read" })
  .inputSchema(PreferenceInput)
  .action(async ({ parsedInput, ctx }) => {
    await setPreference(ctx.organization, parsedInput);
    revalidatePath("/[organization]/settings/notifications", "page");
  });
