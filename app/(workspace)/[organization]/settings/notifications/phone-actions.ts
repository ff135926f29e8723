"use server";

import { revalidatePath } from "next/cache";
import { sessionAction } from "@/lib/auth/action-client";
import { confirmPhone } from "@/lib/phones/mutations/confirm-phone";
import { removePhone } from "@/lib/phones/mutations/remove-phone";
import { requestPhoneCode } from "@/lib/phones/mutations/request-code";
import { PhoneCodeInput, PhoneInput } from "@/lib/phones/schema";

const PAGE = "/[organization]/settings/notifications";

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
