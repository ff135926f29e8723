"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { removeInhibitionRule, saveInhibitionRule, saveRoutingSettings } from "@/lib/routing/mutations";
import { InhibitionRuleInput, RoutingSettingsInput, SimulationInput } from "@/lib/routing/schema";
import { simulateRouting } from "@/lib/routing/simulate";

const PAGE = "/[organization]/alerts/routing";

export const saveRoutingSettingsAction = organizationAction
  .metadata({ permission: "alert-policies.manage" })
  .inputSchema(RoutingSettingsInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveRoutingSettings(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const saveInhibitionRuleAction = organizationAction
  .metadata({ permission: "alert-policies.manage" })
  .inputSchema(InhibitionRuleInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveInhibitionRule(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const removeInhibitionRuleAction = organizationAction
  .metadata({ permission: "alert-policies.manage" })
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ parsedInput, ctx }) => {
    await removeInhibitionRule(ctx.organization, parsedInput.id);
    revalidatePath(PAGE, "page");
  });

/** Who would be told; changes nothing. */
export const simulateRoutingAction = organizationAction
  .metadata({ permission: "alert-policies.read" })
  .inputSchema(SimulationInput)
  .action(async ({ parsedInput, ctx }) => simulateRouting(ctx.organization, parsedInput));
