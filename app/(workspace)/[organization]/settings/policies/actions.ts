"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { updateSecurityPolicy } from "@/lib/organizations/mutations/update-security-policy";
import { UpdateSecurityPolicyInput } from "@/lib/organizations/security-policy-schema";

export const updateSecurityPolicyAction = organizationAction
  .metadata({ permission: "organization.update" })
  .inputSchema(UpdateSecurityPolicyInput)
  .action(async ({ parsedInput, ctx }) => {
    await updateSecurityPolicy(ctx.organization, parsedInput, ctx.organization.viewer.signInMethod);
    revalidatePath("/[organization]/settings/policies", "page");
  });
