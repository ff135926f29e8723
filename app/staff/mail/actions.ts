"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/action-client";
import { staffActor } from "@/lib/auth/staff-access";
import { readMailAsStaff, retryMail } from "@/lib/mail/staff-orders";

const MailInput = z.object({ id: z.uuid(), reason: z.string().max(500) });

export const readMailAction = staffAction.inputSchema(MailInput).action(async ({ ctx, parsedInput }) => {
  const actor = staffActor(ctx.session, parsedInput.reason);
  return { text: await readMailAsStaff({ actor, origin: ctx.origin }, parsedInput.id) };
});

export const retryMailAction = staffAction.inputSchema(MailInput).action(async ({ ctx, parsedInput }) => {
  const actor = staffActor(ctx.session, parsedInput.reason);
  await retryMail({ actor, origin: ctx.origin }, parsedInput.id);
  revalidatePath("/staff/mail", "layout");
});
