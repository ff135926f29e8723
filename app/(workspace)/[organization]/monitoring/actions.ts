"use server";

import { revalidatePath } from "next/cache";
import { createApiKey } from "@/lib/api-keys/mutations";
import { organizationAction } from "@/lib/auth/action-client";
import { collectNow } from "@/lib/collection/mutations";

export const collectNowAction = organizationAction
  .metadata({ permission: "collection.run" })
  .action(async ({ ctx }) => {
    const result = await collectNow(ctx.organization);
    revalidatePath("/[organization]/monitoring", "page");
    return { slot: result.slot, collected: result.collected };
  });

/** A key for the command of the empty state: it can send metrics, nothing else, for 30 days. */
export const createMetricsKeyAction = organizationAction
  .metadata({ permission: "api-keys.manage" })
  .action(async ({ ctx }) => {
    const { token } = await createApiKey(ctx.organization, {
      name: "First metric",
      scopes: ["metrics:write"],
      expiresInDays: 30,
    });
    return { token };
  });
