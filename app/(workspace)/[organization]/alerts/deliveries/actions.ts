"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { DeliveryIdInput } from "@/lib/deliveries/schema";
import { sendAgain } from "@/lib/deliveries/send-again";

export const sendAgainAction = organizationAction
  .metadata({ permission: "alerts.respond" })
  .inputSchema(DeliveryIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await sendAgain(ctx.organization, parsedInput);
    revalidatePath("/[organization]/alerts/deliveries", "layout");
  });
