"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { answerRequest } from "@/lib/support/requests/mutations/answer-request";
import { moveRequest } from "@/lib/support/requests/mutations/move-request";
import { rateRequest } from "@/lib/support/requests/mutations/rate-request";
import { reportIssue } from "@/lib/support/requests/mutations/report-issue";
import { AnswerInput, MoveInput, RatingInput, ReportInput } from "@/lib/support/requests/schema";

// Whoever may no longer change anything needs the support most.
const metadata = { permission: "support.write", whileReadOnly: true } as const;

function revalidate(): void {
  revalidatePath("/[organization]/support", "layout");
}

export const reportIssueAction = organizationAction
  .metadata(metadata)
  .inputSchema(ReportInput)
  .action(async ({ parsedInput, ctx }) => {
    const opened = await reportIssue(ctx.organization, parsedInput);
    revalidate();
    return opened;
  });

export const answerRequestAction = organizationAction
  .metadata(metadata)
  .inputSchema(AnswerInput)
  .action(async ({ parsedInput, ctx }) => {
    await answerRequest(ctx.organization, { ...parsedInput, source: "web" });
    revalidate();
  });

export const moveRequestAction = organizationAction
  .metadata(metadata)
  .inputSchema(MoveInput)
  .action(async ({ parsedInput, ctx }) => {
    await moveRequest(ctx.organization, parsedInput);
    revalidate();
  });

export const rateRequestAction = organizationAction
  .metadata(metadata)
  .inputSchema(RatingInput)
  .action(async ({ parsedInput, ctx }) => {
    await rateRequest(ctx.organization, parsedInput);
    revalidate();
  });
