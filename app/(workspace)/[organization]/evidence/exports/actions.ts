"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { requestExport } from "@/lib/evidence-exports/mutations";
import { ExportInput } from "@/lib/evidence-exports/schema";

export const requestExportAction = organizationAction
  .metadata({ permission: "evidence.export" })
  .inputSchema(ExportInput)
  .action(async ({ ctx, parsedInput }) => {
    await requestExport(ctx.organization, parsedInput);
    revalidatePath("/[organization]/evidence/exports", "page");
  });
