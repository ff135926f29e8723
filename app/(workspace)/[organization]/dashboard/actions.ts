"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { dismissGettingStarted } from "@/lib/getting-started/dismiss";

export const dismissGettingStartedAction = organizationAction
  .metadata({ permission: "organization.read" })
  .action(async ({ ctx }) => {
    await dismissGettingStarted(ctx.organization);
    revalidatePath("/[organization]/dashboard", "page");
  });
