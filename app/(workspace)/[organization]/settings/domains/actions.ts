"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { addCustomDomain } from "@/lib/custom-domains/mutations/add-custom-domain";
import { checkCustomDomain } from "@/lib/custom-domains/mutations/check-custom-domain";
import { removeCustomDomain } from "@/lib/custom-domains/mutations/remove-custom-domain";
import { AddCustomDomainInput, CustomDomainInput } from "@/lib/custom-domains/schema";

const PAGE = "/[organization]/settings/domains";
const manage = organizationAction.metadata({ permission: "organization.update" });

export const addCustomDomainAction = manage
  .inputSchema(AddCustomDomainInput)
  .action(async ({ parsedInput, ctx }) => {
    await addCustomDomain(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const checkCustomDomainAction = manage
  .inputSchema(CustomDomainInput)
  .action(async ({ parsedInput, ctx }) => {
    const state = await checkCustomDomain(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
    return { state };
  });

export const removeCustomDomainAction = organizationAction
  .metadata({ permission: "organization.update", whileReadOnly: true })
  .inputSchema(CustomDomainInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeCustomDomain(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });
