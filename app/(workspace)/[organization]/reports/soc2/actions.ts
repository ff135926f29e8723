"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { changeSchedule, requestReport } from "@/lib/soc2-report/mutations";
import { ReportInput, ScheduleInput } from "@/lib/soc2-report/schema";

export const requestReportAction = organizationAction
  .metadata({ permission: "evidence.export" })
  .inputSchema(ReportInput)
  .action(async ({ ctx, parsedInput }) => {
    await requestReport(ctx.organization, parsedInput);
    revalidatePath("/[organization]/reports/soc2", "page");
  });

export const changeScheduleAction = organizationAction
  .metadata({ permission: "evidence.export" })
  .inputSchema(ScheduleInput)
  .action(async ({ ctx, parsedInput }) => {
    await changeSchedule(ctx.organization, parsedInput);
    revalidatePath("/[organization]/reports/soc2", "page");
  });
