"use server";

import { revalidatePath } from "next/cache";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import { CreateApiKeyInput, RevokeApiKeyInput } from "@/lib/api-keys/schema";
import { organizationAction } from "@/lib/auth/action-client";

const PAGE = "/[organization]/settings/api-keys";

export const createApiKeyAction = organizationAction
  .metadata({ permission: "api-keys.manage" })
  .inputSchema(CreateApiKeyInput)
  .action(async ({ parsedInput, ctx }) => {
    const { name, token } = await createApiKey(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
    return { name, token, scopes: parsedInput.scopes };
  });

export const revokeApiKeyAction = organizationAction
  .metadata({ permission: "api-keys.manage", whileReadOnly: true })
  .inputSchema(RevokeApiKeyInput)
  .action(async ({ parsedInput, ctx }) => {
    await revokeApiKey(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });
