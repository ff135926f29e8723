import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify, notifyAccount } from "@/lib/notifications/notify";
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
  const mails = await withOrganization(context, async (transaction) => {
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
    const told = await tellOfLeaving(transaction, context, {
      membershipId: id,
      userId: member.userId,
      name: member.user.name,
      isLeaving,
    });
    await recordAudit(transaction, context, {
      action: isLeaving ? "members.leave" : "members.remove",
      resource: { kind: "membership", id },
      before: { role: member.role },
      personal: { "resource.name": member.user.name },
      subjectId: member.userId,
    });
    await transaction.membership.delete({ where: { organizationId_id: { organizationId, id } } });
    return told;
  });
  await announceMails(mails);
}

type Leaver = { membershipId: string; userId: string; name: string; isLeaving: boolean };

async function tellOfLeaving(
  transaction: Transaction,
  { organizationId, actor }: OrganizationContext,
  { membershipId: key, userId, name, isLeaving }: Leaver,
): Promise<QueuedMail[]> {
  const mails = await notify(transaction, {
    type: "members.left",
    organizationId,
    data: { name, removedBy: isLeaving ? null : actor.name },
    key,
    to: { permission: "members.remove", except: [userId, actorId(actor) ?? userId] },
  });
  if (isLeaving) return mails;
  const organization = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  const toLeaver = await notifyAccount(transaction, {
    type: "account.membership_ended",
    data: { organizationName: organization.name },
    key,
    to: { userId },
    causedBy: organizationId,
  });
  return [...mails, ...toLeaver];
}
