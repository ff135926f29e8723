"use server";

import { redirect } from "next/navigation";
import { organizationAction } from "@/lib/auth/action-client";
import { updateOrganization } from "@/lib/organizations/mutations/update-organization";
import { UpdateOrganizationInput } from "@/lib/organizations/schema";

/** Leads to the page at its address, which may be a new one. */
export const updateOrganizationAction = organizationAction
  .metadata({ permission: "organization.update" })
  .inputSchema(UpdateOrganizationInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateOrganization(ctx.organization, parsedInput);
    redirect(`/${parsedInput.slug}/settings/organization?notice=saved`);
  });
