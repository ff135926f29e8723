"use server";

import { revalidatePath } from "next/cache";
import { requestEmailChange } from "@/lib/accounts/mutations/change-email";
import { changePassword } from "@/lib/accounts/mutations/change-password";
import { revokeOtherSessions, revokeSession } from "@/lib/accounts/mutations/revoke-sessions";
import { addPasskey, beginPasskey } from "@/lib/accounts/passkeys/mutations/add-passkey";
import { removePasskey } from "@/lib/accounts/passkeys/mutations/remove-passkey";
import { AddPasskeyInput, RemovePasskeyInput } from "@/lib/accounts/passkeys/schema";
import { ChangeEmailInput, ChangePasswordInput, SessionIdInput } from "@/lib/accounts/schema";
import { disableTotp } from "@/lib/accounts/two-factor/mutations/disable-totp";
import { regenerateRecoveryCodes } from "@/lib/accounts/two-factor/mutations/regenerate-recovery-codes";
import { beginTotp, confirmTotp } from "@/lib/accounts/two-factor/mutations/set-up-totp";
import { CodeInput, DisableTotpInput, PasswordOnlyInput } from "@/lib/accounts/two-factor/schema";
import { sessionAction } from "@/lib/auth/action-client";

const PAGE = "/[organization]/settings/security";

export const changePasswordAction = sessionAction
  .inputSchema(ChangePasswordInput)
  .action(async ({ parsedInput, ctx }) => {
    await changePassword(ctx.session, parsedInput, ctx.origin);
    revalidatePath(PAGE, "page");
  });

export const changeEmailAction = sessionAction
  .inputSchema(ChangeEmailInput)
  .action(({ parsedInput, ctx }) => requestEmailChange(ctx.session, parsedInput, ctx.origin));

export const beginTotpAction = sessionAction
  .inputSchema(PasswordOnlyInput)
  .action(({ parsedInput, ctx }) => beginTotp(ctx.session, parsedInput, ctx.origin));

/** Redraws nothing: the dialog that shows the recovery codes stands in the part that would go. */
export const confirmTotpAction = sessionAction
  .inputSchema(CodeInput)
  .action(({ parsedInput, ctx }) => confirmTotp(ctx.session, parsedInput, ctx.origin));

export const disableTotpAction = sessionAction
  .inputSchema(DisableTotpInput)
  .action(async ({ parsedInput, ctx }) => {
    await disableTotp(ctx.session, parsedInput, ctx.origin);
    revalidatePath(PAGE, "page");
  });

/** Redraws nothing, for the same reason. */
export const regenerateRecoveryCodesAction = sessionAction
  .inputSchema(PasswordOnlyInput)
  .action(({ parsedInput, ctx }) => regenerateRecoveryCodes(ctx.session, parsedInput, ctx.origin));

export const beginPasskeyAction = sessionAction
  .inputSchema(PasswordOnlyInput)
  .action(({ parsedInput, ctx }) => beginPasskey(ctx.session, parsedInput));

/** Redraws nothing, for the same reason. */
export const addPasskeyAction = sessionAction
  .inputSchema(AddPasskeyInput)
  .action(({ parsedInput, ctx }) => addPasskey(ctx.session, parsedInput, ctx.origin));

export const removePasskeyAction = sessionAction
  .inputSchema(RemovePasskeyInput)
  .action(async ({ parsedInput, ctx }) => {
    await removePasskey(ctx.session, parsedInput, ctx.origin);
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
