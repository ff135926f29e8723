"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { setCheckpointMail } from "@/lib/transparency/mutations";

export const setCheckpointMailAction = organizationAction
  .metadata({ permission: "evidence.verify" })
  .inputSchema(z.strictObject({ wanted: z.boolean() }))
  .action(async ({ ctx, parsedInput }) => {
    await setCheckpointMail(ctx.organization, parsedInput.wanted);
    revalidatePath("/[organization]/evidence/checkpoints", "page");
  });
