"use server";

import { revalidatePath } from "next/cache";
import { continueChainVerification } from "@/lib/retention/audit-chain-status";
import { organizationAction } from "@/lib/auth/action-client";

export const verifyChainAction = organizationAction
  .metadata({ permission: "audit-log.verify" })
  .action(async ({ ctx }) => {
    const status = await continueChainVerification(ctx.organization);
    revalidatePath("/[organization]/settings/audit-log", "page");
    return status;
  });
