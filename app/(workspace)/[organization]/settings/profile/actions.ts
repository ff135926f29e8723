"use server";

import { revalidatePath } from "next/cache";
import { updateProfile } from "@/lib/accounts/mutations/update-profile";
import { UpdateProfileInput } from "@/lib/accounts/schema";
import { sessionAction } from "@/lib/auth/action-client";

export const updateProfileAction = sessionAction
  .inputSchema(UpdateProfileInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateProfile(ctx.session, parsedInput, ctx.origin);
    revalidatePath("/[organization]", "layout");
  });
