import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { isRole, type Role } from "@/lib/core/roles";
import { newSecretToken } from "@/lib/crypto/secret-token";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMail } from "@/lib/mail/announce";
import { reserveWithinLimit } from "@/lib/plans/entitlements";
import { limitInvitations } from "../invitation-limits";
import { sendInvitation } from "../invitation-mail";
import { invitationExpiry } from "../invitation-policy";
import { lockMembershipsFor } from "../membership-lock";
import { requireGrant } from "../role-ceiling";
import type { InvitationIdInput } from "../schema";

type OpenInvitation = { email: string; role: Role };

/** Sends an open invitation again, with a new link and seven more days; the old link stops working. */
export async function resendInvitation(
  context: OrganizationContext,
  input: InvitationIdInput,
): Promise<void> {
  requirePermission(context, "members.invite");
  const { invitationId } = input;
  const invitation = await withOrganization(context, (transaction) =>
    transaction.invitation.findUnique({ where: key(context, invitationId), select: { email: true } }),
  );
  if (!invitation) throw notFound("invitation");
  await limitInvitations(context, invitation.email);
  const mail = await withOrganization(context, async (transaction) => {
    const { email, role } = await getOpenInvitation(transaction, context, invitationId);
    requireGrant(context.role, role);
    const { token, hash } = newSecretToken();
    await transaction.invitation.update({
      where: key(context, invitationId),
      data: { tokenHash: hash, expiresAt: invitationExpiry(readClock()) },
    });
    // An expired one takes a seat again, and is counted by now.
    await reserveWithinLimit(transaction, context.organizationId, "seats", 0);
    const sent = await sendInvitation(transaction, context, { email, role, token });
    await recordAudit(transaction, context, {
      action: "members.resend_invitation",
      resource: { kind: "invitation", id: invitationId },
      personal: { "resource.name": email },
    });
    return sent;
  });
  await announceMail(mail);
}

/** Takes an open invitation back; its link stops working. */
export async function revokeInvitation(
  context: OrganizationContext,
  input: InvitationIdInput,
): Promise<void> {
  requirePermission(context, "members.invite");
  const { invitationId } = input;
  await withOrganization(context, async (transaction) => {
    const { email, role } = await getOpenInvitation(transaction, context, invitationId);
    requireGrant(context.role, role);
    await transaction.invitation.update({
      where: key(context, invitationId),
      data: { revokedAt: readClock() },
    });
    await recordAudit(transaction, context, {
      action: "members.revoke_invitation",
      resource: { kind: "invitation", id: invitationId },
      before: { role },
      personal: { "resource.name": email },
    });
  });
}

function key({ organizationId }: OrganizationContext, id: string) {
  return { organizationId_id: { organizationId, id } };
}

async function getOpenInvitation(
  transaction: Transaction,
  context: OrganizationContext,
  id: string,
): Promise<OpenInvitation> {
  await lockMembershipsFor(transaction, context);
  const invitation = await transaction.invitation.findUnique({ where: key(context, id) });
  if (!invitation || !isRole(invitation.role)) throw notFound("invitation");
  if (invitation.acceptedAt !== null || invitation.revokedAt !== null) {
    throw new AppError("GONE", "This invitation was accepted or revoked already.");
  }
  return { email: invitation.email, role: invitation.role };
}
