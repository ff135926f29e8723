"use server";

import { redirect } from "next/navigation";
import { sessionAction } from "@/lib/auth/action-client";
import { openDomain } from "@/lib/auth/domain-entry";
import { OpenDomainInput } from "@/lib/custom-domains/schema";

export const openDomainAction = sessionAction
  .inputSchema(OpenDomainInput)
  .action(async ({ parsedInput, ctx }) => redirect(await openDomain(ctx.session, parsedInput)));
