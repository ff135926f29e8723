"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import {
  createEscalationPolicy,
  deleteEscalationPolicy,
  updateEscalationPolicy,
} from "@/lib/on-call/mutations/escalation-policies";
import { foreseeEscalation } from "@/lib/on-call/queries";
import {
  CreateEscalationPolicyInput,
  DeleteInput,
  PlanInput,
  UpdateEscalationPolicyInput,
} from "@/lib/on-call/schema";

const PAGES = "/[organization]/on-call/escalations";

export const createEscalationAction = organizationAction
  .metadata({ permission: "on-call.manage" })
  .inputSchema(CreateEscalationPolicyInput)
  .action(async ({ parsedInput, ctx }) => {
    await createEscalationPolicy(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const updateEscalationAction = organizationAction
  .metadata({ permission: "on-call.manage" })
  .inputSchema(UpdateEscalationPolicyInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateEscalationPolicy(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

export const deleteEscalationAction = organizationAction
  .metadata({ permission: "on-call.manage" })
  .inputSchema(DeleteInput)
  .action(async ({ parsedInput, ctx }) => {
    await deleteEscalationPolicy(ctx.organization, parsedInput);
    revalidatePath(PAGES, "layout");
  });

/** Who would be reached when, if an alert fired now; nobody is told. */
export const foreseeEscalationAction = organizationAction
  .metadata({ permission: "on-call.read" })
  .inputSchema(PlanInput)
  .action(({ parsedInput, ctx }) => foreseeEscalation(ctx.organization, parsedInput));
