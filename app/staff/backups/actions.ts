"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/action-client";
import { staffActor } from "@/lib/auth/staff-access";
import { requestBackup } from "@/lib/backup/request-backup";

const BackUpInput = z.object({ reason: z.string().trim().min(5, "Say why, in a few words.").max(500) });

export const backUpNowAction = staffAction.inputSchema(BackUpInput).action(async ({ ctx, parsedInput }) => {
  await requestBackup({ actor: staffActor(ctx.session, parsedInput.reason), origin: ctx.origin });
  revalidatePath("/staff/backups");
});
