"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { SetModulesInput } from "@/lib/modules/schema";
import { setModules } from "@/lib/modules/set-modules";

export const setModulesAction = organizationAction
  .metadata({ permission: "organization.update" })
  .inputSchema(SetModulesInput)
  .action(async ({ parsedInput, ctx }) => {
    await setModules(ctx.organization, parsedInput);
    revalidatePath("/[organization]/settings/modules", "page");
  });
