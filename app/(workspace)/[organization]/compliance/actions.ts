"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { answerCheck } from "@/lib/compliance/mutations/answer-check";
import { assignCheck } from "@/lib/compliance/mutations/assign-check";
import { decideException, requestException } from "@/lib/compliance/mutations/exceptions";
import { runChecksNow } from "@/lib/compliance/mutations/run-now";
import { saveScope } from "@/lib/compliance/mutations/save-scope";
import { reinstateCheck, waiveCheck } from "@/lib/compliance/mutations/waive-check";
import {
  AnswerInput,
  AssignInput,
  CheckIdInput,
  DecideExceptionInput,
  ExceptionInput,
  MAX_FILE_BYTES,
  RunInput,
  ScopeInput,
  WaiveInput,
} from "@/lib/compliance/schema";

function revalidate(): void {
  revalidatePath("/[organization]/compliance", "layout");
}

export const runChecksAction = organizationAction
  .metadata({ permission: "compliance.run" })
  .inputSchema(RunInput)
  .action(async ({ parsedInput, ctx }) => {
    const outcome = await runChecksNow(ctx.organization, parsedInput);
    revalidate();
    return outcome;
  });

const WithFile = AnswerInput.extend({
  file: z
    .instanceof(File)
    .refine(({ size }) => size <= MAX_FILE_BYTES, "must be at most 8 MiB")
    .nullable(),
});

export const answerCheckAction = organizationAction
  .metadata({ permission: "compliance.answer" })
  .inputSchema(WithFile)
  .action(async ({ parsedInput: { file, ...answer }, ctx }) => {
    const attachment = file && { name: file.name, contentType: file.type, stream: file.stream() };
    await answerCheck(ctx.organization, answer, attachment);
    revalidate();
  });

export const assignCheckAction = organizationAction
  .metadata({ permission: "compliance.manage" })
  .inputSchema(AssignInput)
  .action(async ({ parsedInput, ctx }) => {
    await assignCheck(ctx.organization, parsedInput);
    revalidate();
  });

export const waiveCheckAction = organizationAction
  .metadata({ permission: "compliance.manage" })
  .inputSchema(WaiveInput)
  .action(async ({ parsedInput, ctx }) => {
    await waiveCheck(ctx.organization, parsedInput);
    revalidate();
  });

export const reinstateCheckAction = organizationAction
  .metadata({ permission: "compliance.manage" })
  .inputSchema(CheckIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await reinstateCheck(ctx.organization, parsedInput);
    revalidate();
  });

export const requestExceptionAction = organizationAction
  .metadata({ permission: "compliance.answer" })
  .inputSchema(ExceptionInput)
  .action(async ({ parsedInput, ctx }) => {
    await requestException(ctx.organization, parsedInput);
    revalidate();
  });

export const decideExceptionAction = organizationAction
  .metadata({ permission: "compliance.manage" })
  .inputSchema(DecideExceptionInput)
  .action(async ({ parsedInput, ctx }) => {
    await decideException(ctx.organization, parsedInput);
    revalidate();
  });

export const saveScopeAction = organizationAction
  .metadata({ permission: "compliance.manage" })
  .inputSchema(ScopeInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveScope(ctx.organization, parsedInput);
    revalidate();
  });
