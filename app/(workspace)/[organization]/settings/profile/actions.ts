"use server";

import { revalidatePath } from "next/cache";
import { changePassword } from "@/lib/accounts/mutations/change-password";
import { revokeOtherSessions, revokeSession } from "@/lib/accounts/mutations/revoke-sessions";
import { updateProfile } from "@/lib/accounts/mutations/update-profile";
import { ChangePasswordInput, SessionIdInput, UpdateProfileInput } from "@/lib/accounts/schema";
import { sessionAction } from "@/lib/auth/action-client";

const PAGE = "/[organization]/settings/profile";

export const updateProfileAction = sessionAction
  .inputSchema(UpdateProfileInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateProfile(ctx.session, parsedInput, ctx.origin);
    revalidatePath("/[organization]", "layout");
  });

export const changePasswordAction = sessionAction
  .inputSchema(ChangePasswordInput)
  .action(async ({ parsedInput, ctx }) => {
    await changePassword(ctx.session, parsedInput, ctx.origin);
    revalidatePath(PAGE, "page");
  });

export const revokeSessionAction = sessionAction
  .inputSchema(SessionIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await revokeSession(ctx.session, parsedInput.sessionId, ctx.origin);
    revalidatePath(PAGE, "page");
  });

export const revokeOtherSessionsAction = sessionAction.action(async ({ ctx }) => {
  const revoked = await revokeOtherSessions(ctx.session, ctx.origin);
  revalidatePath(PAGE, "page");
  return { revoked };
});
