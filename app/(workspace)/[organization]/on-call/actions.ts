"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { createFeed, revokeFeed } from "@/lib/on-call/feed";

const PAGE = "/[organization]/on-call";

export const createFeedAction = organizationAction
  .metadata({ permission: "on-call.read" })
  .action(async ({ ctx }) => {
    const { url } = await createFeed(ctx.organization);
    revalidatePath(PAGE, "page");
    return { url };
  });

export const revokeFeedAction = organizationAction
  .metadata({ permission: "on-call.read" })
  .action(async ({ ctx }) => {
    await revokeFeed(ctx.organization);
    revalidatePath(PAGE, "page");
  });
