"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import {
  ExtendWindowInput,
  MaintenanceInput,
  PreviewInput,
  SilenceInput,
  WindowIdInput,
} from "@/lib/routing/schema";
import { MUTE_WINDOW_KINDS } from "@/lib/routing/types";
import {
  approveWindow,
  createSilence,
  endWindow,
  extendWindow,
  planMaintenance,
} from "@/lib/routing/windows/mutations";
import { previewMatchers } from "@/lib/routing/windows/queries";

const kind = z.enum(MUTE_WINDOW_KINDS);

function revalidate(): void {
  revalidatePath("/[organization]/alerts/silences", "layout");
  revalidatePath("/[organization]/alerts/maintenance", "page");
}

export const createSilenceAction = organizationAction
  .metadata({ permission: "silences.manage" })
  .inputSchema(SilenceInput)
  .action(async ({ parsedInput, ctx }) => {
    const created = await createSilence(ctx.organization, parsedInput);
    revalidate();
    return created;
  });

export const planMaintenanceAction = organizationAction
  .metadata({ permission: "silences.manage" })
  .inputSchema(MaintenanceInput)
  .action(async ({ parsedInput, ctx }) => {
    const created = await planMaintenance(ctx.organization, parsedInput);
    revalidate();
    return created;
  });

export const extendWindowAction = organizationAction
  .metadata({ permission: "silences.manage" })
  .inputSchema(ExtendWindowInput.extend({ kind }))
  .action(async ({ parsedInput, ctx }) => {
    await extendWindow(ctx.organization, parsedInput.kind, parsedInput);
    revalidate();
  });

export const endWindowAction = organizationAction
  .metadata({ permission: "silences.manage" })
  .inputSchema(WindowIdInput.extend({ kind }))
  .action(async ({ parsedInput, ctx }) => {
    await endWindow(ctx.organization, parsedInput.kind, parsedInput.id);
    revalidate();
  });

export const approveWindowAction = organizationAction
  .metadata({ permission: "silences.manage" })
  .inputSchema(WindowIdInput.extend({ kind }))
  .action(async ({ parsedInput, ctx }) => {
    await approveWindow(ctx.organization, parsedInput.kind, parsedInput.id);
    revalidate();
  });

/** What matchers fit right now; changes nothing. */
export const previewMatchersAction = organizationAction
  .metadata({ permission: "silences.read" })
  .inputSchema(PreviewInput)
  .action(async ({ parsedInput, ctx }) => previewMatchers(ctx.organization, parsedInput.matchers));
