"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/action-client";
import { staffActor } from "@/lib/auth/staff-access";
import { replayStripeEvent } from "@/lib/billing/webhooks/staff";

const ReplayInput = z.object({ id: z.string().max(255), reason: z.string().max(500) });

export const replayStripeEventAction = staffAction
  .inputSchema(ReplayInput)
  .action(async ({ ctx, parsedInput }) => {
    const actor = staffActor(ctx.session, parsedInput.reason);
    await replayStripeEvent({ actor, origin: ctx.origin }, parsedInput.id);
    revalidatePath("/staff/billing", "page");
  });
