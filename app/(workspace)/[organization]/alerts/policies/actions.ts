"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { createPolicy, duplicatePolicy } from "@/lib/alert-policies/mutations/create-policy";
import { enablePolicy, restoreVersion, updatePolicy } from "@/lib/alert-policies/mutations/change-policy";
import { deletePolicy } from "@/lib/alert-policies/mutations/delete-policy";
import { settingsOf } from "@/lib/alert-policies/settings-of";

const PAGES = "/[organization]/alerts/policies";

const manage = organizationAction.metadata({ permission: "alert-policies.manage" });

/** The whole form; checked where it is saved, which names each field that needs a fix. */
const Settings = z.record(z.string(), z.unknown());
const Change = z.object({ id: z.uuid(), version: z.int() });

export const createPolicyAction = manage
  .inputSchema(z.object({ settings: Settings }))
  .action(async ({ parsedInput, ctx }) => {
    const { id } = await createPolicy(ctx.organization, settingsOf(parsedInput.settings));
    revalidatePath(PAGES, "layout");
    return { id };
  });

export const updatePolicyAction = manage
  .inputSchema(Change.extend({ settings: Settings }))
  .action(async ({ parsedInput, ctx }) => {
    const { settings, ...change } = parsedInput;
    const { id } = await updatePolicy(ctx.organization, { ...change, settings: settingsOf(settings) });
    revalidatePath(PAGES, "layout");
    return { id };
  });

export const enablePolicyAction = manage
  .inputSchema(Change.extend({ enabled: z.boolean() }))
  .action(async ({ parsedInput, ctx }) => {
    const { version } = await enablePolicy(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
    return { version };
  });

export const restoreVersionAction = manage
  .inputSchema(Change.extend({ restored: z.int() }))
  .action(async ({ parsedInput, ctx }) => {
    await restoreVersion(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const duplicatePolicyAction = manage
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ parsedInput, ctx }) => {
    const { id } = await duplicatePolicy(ctx.organization, parsedInput.id);
    revalidatePath(PAGES, "layout");
    return { id };
  });

export const deletePolicyAction = manage
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ parsedInput, ctx }) => {
    await deletePolicy(ctx.organization, parsedInput.id);
    revalidatePath(PAGES, "layout");
  });
