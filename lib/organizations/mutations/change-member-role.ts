import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { actorId, type OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { isRole, ROLE_LABELS } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import type { QueuedMail } from "@/lib/mail/enqueue";
import { notify } from "@/lib/notifications/notify";
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
  const mails = await withOrganization(context, async (transaction) => {
    await lockMembershipsFor(transaction, context);
    const member = await transaction.membership.findUnique({
      where: { organizationId_id: { organizationId, id: membershipId } },
      select: { role: true, userId: true, user: { select: { name: true } } },
    });
    if (!member) throw notFound("member");
    if (member.role === role) return [];
    requireGrant(roleCeiling(context), member.role, role);
    if (member.role === "owner") await requireAnotherOwner(transaction, organizationId, membershipId);
    await transaction.membership.update({
      where: { organizationId_id: { organizationId, id: membershipId } },
      data: { role },
    });
    await revokeInvitationsBeyond(transaction, { organizationId, membershipId, role });
    const told = await tellOfNewRole(transaction, context, {
      userId: member.userId,
      name: member.user.name,
      from: labelOf(member.role),
      to: labelOf(role),
    });
    await recordAudit(transaction, context, {
      action: "members.change_role",
      resource: { kind: "membership", id: membershipId },
      before: { role: member.role },
      after: { role },
      personal: { "resource.name": member.user.name },
      subjectId: member.userId,
    });
    return told;
  });
  await announceMails(mails);
}

type NewRole = { userId: string; name: string; from: string; to: string };

async function tellOfNewRole(
  transaction: Transaction,
  context: OrganizationContext,
  { userId, ...change }: NewRole,
): Promise<QueuedMail[]> {
  const { organizationId, actor } = context;
  const notice = { organizationId, data: { ...change, by: actor.name }, key: newId() };
  const knowing = [userId, actorId(actor) ?? userId];
  return [
    ...(actorId(actor) === userId
      ? []
      : await notify(transaction, { ...notice, type: "members.own_role_changed", to: { userId } })),
    ...(await notify(transaction, {
      ...notice,
      type: "members.role_changed",
      to: { permission: "members.update", except: knowing },
    })),
  ];
}

function labelOf(role: string): string {
  return isRole(role) ? ROLE_LABELS[role] : role;
}
