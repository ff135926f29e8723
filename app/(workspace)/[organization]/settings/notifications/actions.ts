"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { setPreference } from "@/lib/notifications/preferences";
import { PreferenceInput } from "@/lib/notifications/schema";
import { saveAlertPreference } from "@/lib/routing/mutations";
import { AlertPreferenceInput } from "@/lib/routing/schema";

const PAGE = "/[organization]/settings/notifications";

export const setPreferenceAction = organizationAction
  .metadata({ permission: "organization.read" })
  .inputSchema(PreferenceInput)
  .action(async ({ parsedInput, ctx }) => {
    await setPreference(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const saveAlertPreferenceAction = organizationAction
  .metadata({ permission: "organization.read" })
  .inputSchema(AlertPreferenceInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveAlertPreference(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });
