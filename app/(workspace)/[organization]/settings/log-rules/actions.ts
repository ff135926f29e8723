"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { applyRules } from "@/lib/log-rules/apply-rules";
import { resetLogRules, saveLogRules } from "@/lib/log-rules/mutations";
import { getLogRules } from "@/lib/log-rules/queries";
import { readPastedRecord } from "@/lib/log-rules/read-pasted-record";
import { SaveLogRulesInput, TestLogRulesInput } from "@/lib/log-rules/schema";

const PAGE = "/[organization]/settings/log-rules";

export const saveLogRulesAction = organizationAction
  .metadata({ permission: "log-rules.manage" })
  .inputSchema(SaveLogRulesInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveLogRules(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const resetLogRulesAction = organizationAction
  .metadata({ permission: "log-rules.manage" })
  .action(async ({ ctx }) => {
    await resetLogRules(ctx.organization);
    revalidatePath(PAGE, "page");
  });

/** What the saved rules make of a pasted record; nothing is kept. */
export const testLogRulesAction = organizationAction
  .metadata({ permission: "security-events.read" })
  .inputSchema(TestLogRulesInput)
  .action(async ({ parsedInput, ctx }) => {
    const { rules } = await getLogRules(ctx.organization);
    return { event: applyRules(rules, readPastedRecord(parsedInput.record)) };
  });
