"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { saveRule, removeRule } from "@/lib/incidents/mutations/rules";
import { RuleIdInput, RuleInput } from "@/lib/incidents/schema";

const PAGES = "/[organization]/incidents";

export const saveRuleAction = organizationAction
  .metadata({ permission: "incidents.manage" })
  .inputSchema(RuleInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveRule(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const removeRuleAction = organizationAction
  .metadata({ permission: "incidents.manage" })
  .inputSchema(RuleIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeRule(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });
