"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { organizationAction } from "@/lib/auth/action-client";
import { requireSession } from "@/lib/auth/session";
import { closeOrganization } from "@/lib/organizations/closing/close-organization";
import { keepOrganization } from "@/lib/organizations/closing/keep-organization";
import { transferOwnership } from "@/lib/organizations/mutations/transfer-ownership";
import { updateOrganization } from "@/lib/organizations/mutations/update-organization";
import {
  CloseOrganizationInput,
  OrganizationProfileInput,
  TransferOwnershipInput,
  UpdateOrganizationInput,
} from "@/lib/organizations/schema";

/** Leads to the page at its address, which may be a new one. */
export const updateOrganizationAction = organizationAction
  .metadata({ permission: "organization.update" })
  .inputSchema(UpdateOrganizationInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateOrganization(ctx.organization, parsedInput);
    redirect(`/${parsedInput.slug}/settings/organization?notice=saved`);
  });

export const updateProfileAction = organizationAction
  .metadata({ permission: "organization.update" })
  .inputSchema(OrganizationProfileInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateOrganization(ctx.organization, parsedInput);
    revalidatePath("/[organization]/settings/organization", "page");
  });

export const transferOwnershipAction = organizationAction
  .metadata({ permission: "organization.transfer" })
  .inputSchema(TransferOwnershipInput)
  .action(async ({ parsedInput, ctx }) => {
    await transferOwnership(ctx.organization, await requireSession(), parsedInput);
    revalidatePath("/[organization]", "layout");
  });

export const closeOrganizationAction = organizationAction
  .metadata({ permission: "organization.delete" })
  .inputSchema(CloseOrganizationInput)
  .action(async ({ parsedInput, ctx }) => {
    await closeOrganization(ctx.organization, await requireSession(), parsedInput);
    revalidatePath("/[organization]", "layout");
  });

export const keepOrganizationAction = organizationAction
  .metadata({ permission: "organization.delete" })
  .action(async ({ ctx }) => {
    await keepOrganization(ctx.organization);
    revalidatePath("/[organization]", "layout");
  });
