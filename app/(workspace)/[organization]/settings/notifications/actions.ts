"use server";

import { revalidatePath } from "next/cache";
import { organizationAction, sessionAction } from "@/lib/auth/action-client";
import { setPreference } from "@/lib/notifications/preferences";
import { PreferenceInput } from "@/lib/notifications/schema";
import { confirmPhone } from "@/lib/phones/mutations/confirm-phone";
import { removePhone } from "@/lib/phones/mutations/remove-phone";
import { requestPhoneCode } from "@/lib/phones/mutations/request-code";
import { PhoneCodeInput, PhoneInput } from "@/lib/phones/schema";
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

export const requestPhoneCodeAction = sessionAction
  .inputSchema(PhoneInput)
  .action(async ({ parsedInput, ctx }) => {
    await requestPhoneCode(ctx.session, parsedInput, ctx.origin);
    revalidatePath(PAGE, "page");
  });

export const confirmPhoneAction = sessionAction
  .inputSchema(PhoneCodeInput)
  .action(async ({ parsedInput, ctx }) => {
    await confirmPhone(ctx.session, parsedInput, ctx.origin);
    revalidatePath(PAGE, "page");
  });

export const removePhoneAction = sessionAction.action(async ({ ctx }) => {
  await removePhone(ctx.session, ctx.origin);
  revalidatePath(PAGE, "page");
});
