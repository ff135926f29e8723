"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { setChannelState } from "@/lib/channels/mutations/change-state";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { deleteChannel } from "@/lib/channels/mutations/delete-channel";
import { rotateSigningSecret } from "@/lib/channels/mutations/rotate-signing-secret";
import { testChannel } from "@/lib/channels/mutations/test-channel";
import { updateChannel } from "@/lib/channels/mutations/update-channel";
import {
  ChannelIdInput,
  ChannelStateInput,
  CreateChannelInput,
  UpdateChannelInput,
} from "@/lib/channels/schema";

const PAGES = "/[organization]/settings/channels";

const managingAction = organizationAction.metadata({ permission: "channels.manage" });

export const createChannelAction = managingAction
  .inputSchema(CreateChannelInput)
  .action(async ({ parsedInput, ctx }) => {
    const { id, name, signingSecret } = await createChannel(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
    return { id, name, signingSecret };
  });

export const updateChannelAction = managingAction
  .inputSchema(UpdateChannelInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateChannel(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const testChannelAction = managingAction
  .inputSchema(ChannelIdInput)
  .action(async ({ parsedInput, ctx }) => {
    const result = await testChannel(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
    return result;
  });

export const setChannelStateAction = managingAction
  .inputSchema(ChannelStateInput)
  .action(async ({ parsedInput, ctx }) => {
    await setChannelState(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const rotateSecretAction = managingAction
  .inputSchema(ChannelIdInput)
  .action(async ({ parsedInput, ctx }) => rotateSigningSecret(ctx.organization, parsedInput));

export const deleteChannelAction = managingAction
  .inputSchema(ChannelIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await deleteChannel(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });
