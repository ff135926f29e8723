"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { createGroup, removeGroup, updateGroup } from "@/lib/routing/groups/mutations";
import { CreateGroupInput, UpdateGroupInput } from "@/lib/routing/schema";

const PAGE = "/[organization]/alerts/groups";

export const createGroupAction = organizationAction
  .metadata({ permission: "channels.manage" })
  .inputSchema(CreateGroupInput)
  .action(async ({ parsedInput, ctx }) => {
    await createGroup(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const updateGroupAction = organizationAction
  .metadata({ permission: "channels.manage" })
  .inputSchema(UpdateGroupInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateGroup(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const removeGroupAction = organizationAction
  .metadata({ permission: "channels.manage" })
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ parsedInput, ctx }) => {
    await removeGroup(ctx.organization, parsedInput.id);
    revalidatePath(PAGE, "page");
  });
