"use server";

import { revalidatePath } from "next/cache";
import { staffAction } from "@/lib/auth/action-client";
import { staffActor } from "@/lib/auth/staff-access";
import { setOverride, setRollout } from "@/lib/features/mutations";
import { OverrideInput, RolloutInput } from "@/lib/features/schema";

export const setRolloutAction = staffAction.inputSchema(RolloutInput).action(async ({ ctx, parsedInput }) => {
  const { reason, ...rollout } = parsedInput;
  await setRollout({ actor: staffActor(ctx.session, reason), origin: ctx.origin }, rollout);
  revalidatePath("/staff/features");
});

export const setOverrideAction = staffAction
  .inputSchema(OverrideInput)
  .action(async ({ ctx, parsedInput }) => {
    const { reason, ...override } = parsedInput;
    await setOverride({ actor: staffActor(ctx.session, reason), origin: ctx.origin }, override);
    revalidatePath("/staff/organizations/[id]", "page");
  });
