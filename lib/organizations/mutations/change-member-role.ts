import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { lockMembershipsFor, requireAnotherOwner } from "../membership-lock";
import { requireGrant, roleCeiling } from "../role-ceiling";
import { revokeInvitationsBeyond } from "../revoke-invitations";
import type { ChangeMemberRoleInput } from "../schema";

/** Gives a member another role, never above the actor's own and never taking the last owner. */
export async function changeMemberRole(
  context: OrganizationContext,
  input: ChangeMemberRoleInput,
): Promise<void> {
  requirePermission(context, "members.update");
  const { organizationId } = context;
  const { membershipId, role } = input;
  await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    const member = await transaction.membership.findUnique({
      where: { organizationId_id: { organizationId, id: membershipId } },
      select: { role: true, userId: true, user: { select: { name: true } } },
    });
    if (!member) throw notFound("member");
    if (member.role === role) return;
    requireGrant(roleCeiling(context), member.role, role);
    if (member.role === "owner") await requireAnotherOwner(transaction, organizationId, membershipId);
    await transaction.membership.update({
      where: { organizationId_id: { organizationId, id: membershipId } },
      data: { role },
    });
    await revokeInvitationsBeyond(transaction, { organizationId, membershipId, role });
    await recordAudit(transaction, context, {
      action: "members.change_role",
      resource: { kind: "membership", id: membershipId },
      before: { role: member.role },
      after: { role },
      personal: { "resource.name": member.user.name },
      subjectId: member.userId,
    });
  });
}
