"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { changeMemberRole } from "@/lib/organizations/mutations/change-member-role";
import { inviteMember } from "@/lib/organizations/mutations/invite-member";
import { resendInvitation, revokeInvitation } from "@/lib/organizations/mutations/manage-invitation";
import { removeMember } from "@/lib/organizations/mutations/remove-member";
import {
  ChangeMemberRoleInput,
  InvitationIdInput,
  InviteMemberInput,
  RemoveMemberInput,
} from "@/lib/organizations/schema";

const PAGE = "/[organization]/settings/members";

export const inviteMemberAction = organizationAction
  .metadata({ permission: "members.invite" })
  .inputSchema(InviteMemberInput)
  .action(async ({ parsedInput, ctx }) => {
    await inviteMember(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
    return { email: parsedInput.email };
  });

export const resendInvitationAction = organizationAction
  .metadata({ permission: "members.invite" })
  .inputSchema(InvitationIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await resendInvitation(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const revokeInvitationAction = organizationAction
  .metadata({ permission: "members.invite", whileReadOnly: true })
  .inputSchema(InvitationIdInput)
  .action(async ({ parsedInput, ctx }) => {
    await revokeInvitation(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const changeMemberRoleAction = organizationAction
  .metadata({ permission: "members.update" })
  .inputSchema(ChangeMemberRoleInput)
  .action(async ({ parsedInput, ctx }) => {
    await changeMemberRole(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

/** Also how one leaves, so the permission depends on who is removed: the mutation decides. */
export const removeMemberAction = organizationAction
  .metadata({ whileReadOnly: true })
  .inputSchema(RemoveMemberInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeMember(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });
