"use server";

import { organizationAction } from "@/lib/auth/action-client";
import { archive, archiveAll, markAllSeen, markRead, restore } from "@/lib/notifications/mutations";
import { NotificationIdsInput } from "@/lib/notifications/schema";

const inboxAction = organizationAction.metadata({ permission: "organization.read" });

export const markAllSeenAction = inboxAction.action(({ ctx }) => markAllSeen(ctx.organization));

export const markReadAction = inboxAction
  .inputSchema(NotificationIdsInput)
  .action(({ parsedInput, ctx }) => markRead(ctx.organization, parsedInput));

export const archiveAction = inboxAction
  .inputSchema(NotificationIdsInput)
  .action(({ parsedInput, ctx }) => archive(ctx.organization, parsedInput));

export const archiveAllAction = inboxAction.action(async ({ ctx }) => ({
  ids: await archiveAll(ctx.organization),
}));

export const restoreAction = inboxAction
  .inputSchema(NotificationIdsInput)
  .action(({ parsedInput, ctx }) => restore(ctx.organization, parsedInput));
