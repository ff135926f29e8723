import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import { isRole, type Role } from "@/lib/core/roles";
import { hashSecretToken } from "@/lib/crypto/secret-token";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";

export type InvitationOffer = {
  email: string;
  role: Role;
  organizationName: string;
  inviterName: string | null;
  /** The holder of the link reads this mailbox, so this tells them nothing about others. */
  hasAccount: boolean;
};

export type InvitationListItem = {
  id: string;
  email: string;
  role: string;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  isExpired: boolean;
};

/** What a mailed link offers while it works, else null. */
export async function findInvitation(token: string): Promise<InvitationOffer | null> {
  return withPlatform("look at an invitation", async (transaction) => {
    const invitation = await transaction.invitation.findFirst({
      where: {
        tokenHash: hashSecretToken(token),
        acceptedAt: null,
        revokedAt: null,
        expiresAt: { gt: readClock() },
        organization: { deletedAt: null },
      },
      include: {
        organization: { select: { name: true } },
        invitedBy: { select: { user: { select: { name: true } } } },
      },
    });
    if (!invitation || !isRole(invitation.role)) return null;
    const { email, role, organization, invitedBy } = invitation;
    const account = await transaction.user.findUnique({
      where: { email },
      select: { emailVerifiedAt: true },
    });
    return {
      email,
      role,
      organizationName: organization.name,
      inviterName: invitedBy?.user.name ?? null,
      hasAccount: account !== null && account.emailVerifiedAt !== null,
    };
  });
}

/** Invitations that wait for an answer, the expired included, newest first. */
export async function listPendingInvitations(context: OrganizationContext): Promise<InvitationListItem[]> {
  requirePermission(context, "members.read");
  const now = readClock();
  const rows = await withOrganization(context, (transaction) =>
    transaction.invitation.findMany({
      where: { acceptedAt: null, revokedAt: null },
      include: { invitedBy: { select: { user: { select: { name: true } } } } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  );
  return rows.map(({ id, email, role, createdAt, expiresAt, invitedBy }) => ({
    id,
    email,
    role,
    createdAt,
    expiresAt,
    invitedBy: invitedBy?.user.name ?? null,
    isExpired: expiresAt <= now,
  }));
}
