import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { mayGrantRole, ROLES, type Role } from "@/lib/core/roles";
import type { Transaction } from "@/lib/db/transaction";

type Inviter = { organizationId: string; membershipId: string; role: Role | null };

/**
 * Revokes the open invitations that a member could not send any more: all of them when the member
 * left (role null), those above the new role after a demotion. Otherwise they would be a way back in.
 */
export async function revokeInvitationsBeyond(transaction: Transaction, inviter: Inviter): Promise<void> {
  const { organizationId, membershipId, role } = inviter;
  const beyond = ROLES.filter((target) => role === null || !mayGrantRole(role, target));
  await transaction.invitation.updateMany({
    where: {
      organizationId,
      invitedByMembershipId: membershipId,
      role: { in: beyond },
      acceptedAt: null,
      revokedAt: null,
    },
    data: { revokedAt: readClock() },
  });
}
