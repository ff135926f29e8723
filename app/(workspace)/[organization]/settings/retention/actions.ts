"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { organizationAction } from "@/lib/auth/action-client";
import { requestRestoration, verifyArchivesNow } from "@/lib/retention/mutations/archives";
import { liftLegalHold, placeLegalHold } from "@/lib/retention/mutations/legal-holds";
import { setTerms } from "@/lib/retention/mutations/set-terms";
import { ArchiveInput, LiftHoldInput, PlaceHoldInput, SetTermsInput } from "@/lib/retention/schema";

const PAGE = "/[organization]/settings/retention";

export const setTermsAction = organizationAction
  .metadata({ permission: "retention.manage" })
  .inputSchema(SetTermsInput)
  .action(async ({ parsedInput, ctx }) => {
    await setTerms(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const placeHoldAction = organizationAction
  .metadata({ permission: "retention.manage", whileReadOnly: true })
  .inputSchema(PlaceHoldInput)
  .action(async ({ parsedInput, ctx }) => {
    await placeLegalHold(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const liftHoldAction = organizationAction
  .metadata({ permission: "retention.manage", whileReadOnly: true })
  .inputSchema(LiftHoldInput)
  .action(async ({ parsedInput, ctx }) => {
    await liftLegalHold(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const restoreArchiveAction = organizationAction
  .metadata({ permission: "retention.manage" })
  .inputSchema(ArchiveInput)
  .action(async ({ parsedInput, ctx }) => {
    await requestRestoration(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const verifyArchivesAction = organizationAction
  .metadata({ permission: "audit-log.verify" })
  .inputSchema(z.object({ since: z.iso.datetime() }))
  .action(async ({ parsedInput, ctx }) => {
    const verified = await verifyArchivesNow(ctx.organization, { since: new Date(parsedInput.since) });
    if (verified.left === 0) revalidatePath(PAGE, "page");
    return verified;
  });
