import "server-only";
import { checkOwnPassword } from "@/lib/accounts/own-password";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { recordAudit } from "@/lib/audit/record";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { isRole, ROLE_LABELS } from "@/lib/core/roles";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";
import { lockMembershipsFor } from "../membership-lock";
import { revokeInvitationsBeyond } from "../revoke-invitations";
import type { TransferOwnershipInput } from "../schema";

/**
 * Makes another member the owner and oneself an admin, in one step. Asks for the password: a session
 * left open must not be enough to give an organisation away.
 */
export async function transferOwnership(
  context: OrganizationContext,
  session: ActiveSession,
  { membershipId, password }: TransferOwnershipInput,
): Promise<void> {
  requirePermission(context, "organization.transfer");
  await checkOwnPassword(session, password);
  const { organizationId, actor } = context;
  const mails = await withOrganization(context, async (transaction) => {
    const ownMembershipId = await lockMembershipsFor(transaction, context);
    if (ownMembershipId === null) throw new AppError("FORBIDDEN", "Only a member can give ownership away.");
    if (ownMembershipId === membershipId)
      throw new AppError("CONFLICT", "You own this organisation already.");
    const next = await transaction.membership.findUnique({
      where: { organizationId_id: { organizationId, id: membershipId } },
      select: { role: true, userId: true, user: { select: { name: true } } },
    });
    if (!next) throw notFound("member");
    const setRole = (id: string, role: string) =>
      transaction.membership.update({ where: { organizationId_id: { organizationId, id } }, data: { role } });
    await setRole(membershipId, "owner");
    await setRole(ownMembershipId, "admin");
    await revokeInvitationsBeyond(transaction, {
      organizationId,
      membershipId: ownMembershipId,
      role: "admin",
    });
    const told = await notify(transaction, {
      type: "members.own_role_changed",
      organizationId,
      data: {
        from: isRole(next.role) ? ROLE_LABELS[next.role] : next.role,
        to: ROLE_LABELS.owner,
        by: actor.name,
      },
      key: newId(),
      to: { userId: next.userId },
    });
    await recordAudit(transaction, context, {
      action: "organization.transfer",
      resource: { kind: "membership", id: membershipId },
      before: { role: next.role, own_role: "owner" },
      after: { role: "owner", own_role: "admin" },
      personal: { "resource.name": next.user.name },
      subjectId: next.userId,
    });
    return told;
  });
  await announceMails(mails);
}
