"use server";

import { revalidatePath } from "next/cache";
import { deleteAccount } from "@/lib/accounts/mutations/delete-account";
import { updateProfile } from "@/lib/accounts/mutations/update-profile";
import { DeleteAccountInput, UpdateProfileInput } from "@/lib/accounts/schema";
import { sessionAction } from "@/lib/auth/action-client";

export const updateProfileAction = sessionAction
  .inputSchema(UpdateProfileInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateProfile(ctx.session, parsedInput, ctx.origin);
    revalidatePath("/[organization]", "layout");
  });

export const deleteAccountAction = sessionAction
  .inputSchema(DeleteAccountInput)
  .action(async ({ parsedInput, ctx }) => {
    await deleteAccount(ctx.session, parsedInput, ctx.origin);
  });
