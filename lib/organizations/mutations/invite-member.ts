import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { requirePermission } from "@/lib/core/permissions";
import { newSecretToken } from "@/lib/crypto/secret-token";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMail } from "@/lib/mail/announce";
import { reserveWithinLimit } from "@/lib/plans/entitlements";
import { limitInvitations } from "../invitation-limits";
import { sendInvitation } from "../invitation-mail";
import { invitationExpiry } from "../invitation-policy";
import { lockMembershipsFor } from "../membership-lock";
import { requireGrant } from "../role-ceiling";
import type { InviteMemberInput } from "../schema";

/** Invites an address, never above the actor's own role. An open invitation of the address is replaced. */
export async function inviteMember(context: OrganizationContext, input: InviteMemberInput): Promise<void> {
  requirePermission(context, "members.invite");
  requireGrant(context.role, input.role);
  await limitInvitations(context, input.email);
  const { organizationId } = context;
  const { email, role } = input;
  const mail = await withOrganization(context, async (transaction) => {
    const invitedByMembershipId = await lockMembershipsFor(transaction, context);
    if (await transaction.membership.findFirst({ where: { user: { email } }, select: { id: true } })) {
      const message = "This person is already a member.";
      throw new AppError("CONFLICT", message, { fields: [{ field: "email", message }] });
    }
    const now = readClock();
    await transaction.invitation.updateMany({
      where: { email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    await reserveWithinLimit(transaction, organizationId, "seats");
    const id = newId();
    const { token, hash } = newSecretToken();
    await transaction.invitation.create({
      data: {
        id,
        organizationId,
        email,
        role,
        tokenHash: hash,
        invitedByMembershipId,
        createdAt: now,
        expiresAt: invitationExpiry(now),
      },
    });
    const sent = await sendInvitation(transaction, context, { email, role, token });
    await recordAudit(transaction, context, {
      action: "members.invite",
      resource: { kind: "invitation", id },
      after: { role },
      personal: { "after.email": email },
    });
    return sent;
  });
  await announceMail(mail);
}
