"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/lib/auth/action-client";
import { dismissMissedSearch } from "@/lib/help/missed-searches";

const DismissInput = z.object({ query: z.string().min(1).max(200) });

export const dismissSearchAction = staffAction.inputSchema(DismissInput).action(async ({ parsedInput }) => {
  await dismissMissedSearch(parsedInput.query);
  revalidatePath("/staff/help");
});
