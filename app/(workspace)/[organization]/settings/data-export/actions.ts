"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { requestDataExport } from "@/lib/data-exports/mutations";

/** Also when nothing else can be changed: what is one's own can always be taken along. */
export const requestDataExportAction = organizationAction
  .metadata({ permission: "organization.export", whileReadOnly: true })
  .action(async ({ ctx }) => {
    await requestDataExport(ctx.organization);
    revalidatePath("/[organization]/settings/data-export", "page");
  });
