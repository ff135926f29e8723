"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/action-client";
import { staffActor } from "@/lib/auth/staff-access";
import { orderRun } from "@/lib/jobs/mutations";

const OrderInput = z.object({
  order: z.enum(["retry", "cancel"]),
  runId: z.string().max(64),
  reason: z.string().max(500),
});

export const orderRunAction = staffAction.inputSchema(OrderInput).action(async ({ ctx, parsedInput }) => {
  const { order, runId, reason } = parsedInput;
  await orderRun(staffActor(ctx.session, reason), ctx.origin, order, runId);
  revalidatePath("/staff/jobs", "layout");
});
