import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { lockMembershipsFor, requireAnotherOwner } from "../membership-lock";
import { requireGrant, roleCeiling } from "../role-ceiling";
import { revokeInvitationsBeyond } from "../revoke-invitations";
import type { RemoveMemberInput } from "../schema";

/**
 * Removes a member, or lets oneself leave: everybody may leave, except the last owner. Access ends
 * with the next request, because each resolves the membership anew.
 */
export async function removeMember(context: OrganizationContext, input: RemoveMemberInput): Promise<void> {
  const { organizationId, actor } = context;
  const id = input.membershipId;
  await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    const member = await transaction.membership.findUnique({
      where: { organizationId_id: { organizationId, id } },
      select: { role: true, userId: true, user: { select: { name: true } } },
    });
    const isLeaving = actor.kind === "user" && member?.userId === actor.userId;
    if (!isLeaving) requirePermission(context, "members.remove");
    if (!member) throw notFound("member");
    if (!isLeaving) requireGrant(roleCeiling(context), member.role);
    if (member.role === "owner") await requireAnotherOwner(transaction, organizationId, id);
    await revokeInvitationsBeyond(transaction, { organizationId, membershipId: id, role: null });
    await transaction.invitation.updateMany({
      where: { organizationId, invitedByMembershipId: id },
      data: { invitedByMembershipId: null },
    });
    await recordAudit(transaction, context, {
      action: isLeaving ? "members.leave" : "members.remove",
      resource: { kind: "membership", id },
      before: { role: member.role },
      personal: { "resource.name": member.user.name },
      subjectId: member.userId,
    });
    await transaction.membership.delete({ where: { organizationId_id: { organizationId, id } } });
  });
}
