"use server";

import { revalidatePath } from "next/cache";
import { confirmOwner } from "@/lib/accounts/identities/confirm-owner";
import { removeIdentity } from "@/lib/accounts/identities/mutations/remove-identity";
import { BeginLinkInput, RemoveIdentityInput } from "@/lib/accounts/identities/schema";
import { sessionAction } from "@/lib/auth/action-client";
import { writeLinkCookie } from "@/lib/auth/link-cookie";

/** With the password, before the browser goes to the provider. */
export const beginLinkAction = sessionAction
  .inputSchema(BeginLinkInput)
  .action(async ({ parsedInput, ctx }) => {
    await confirmOwner(ctx.session, parsedInput.password);
    await writeLinkCookie({ sessionId: ctx.session.id, provider: parsedInput.provider });
  });

export const removeIdentityAction = sessionAction
  .inputSchema(RemoveIdentityInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeIdentity(ctx.session, parsedInput, ctx.origin);
    revalidatePath("/[organization]/settings/security", "page");
  });
