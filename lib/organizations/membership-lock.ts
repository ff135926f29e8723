import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";

/**
 * Makes changes of who belongs to an organisation happen one after the other: two owners who step
 * down at the same moment must not leave it without one.
 */
export async function lockMemberships(transaction: Transaction, organizationId: string): Promise<void> {
  await transaction.$queryRaw`
    SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
}

/**
 * The same for a member's change of who belongs: what the context said of them when the request came
 * in must still hold, or somebody just removed could leave an invitation behind. Returns their
 * membership's id; null for actors that are no members.
 */
export async function lockMembershipsFor(
  transaction: Transaction,
  { organizationId, actor, role }: OrganizationContext,
): Promise<string | null> {
  await lockMemberships(transaction, organizationId);
  if (actor.kind !== "user") return null;
  const { userId } = actor;
  const membership = await transaction.membership.findFirst({
    where: { organizationId, userId },
    select: { id: true, role: true },
  });
  if (membership && membership.role === role) return membership.id;
  throw new AppError("FORBIDDEN", "Your role in this organisation has changed. Reload the page.");
}

/** Throws CONFLICT when nobody but this member owns the organisation. Needs the lock. */
export async function requireAnotherOwner(
  transaction: Transaction,
  organizationId: string,
  membershipId: string,
): Promise<void> {
  const owners = await transaction.membership.count({
    where: { organizationId, role: "owner", id: { not: membershipId } },
  });
  if (owners === 0) {
    throw new AppError("CONFLICT", "An organisation needs an owner. Make somebody else an owner first.");
  }
}
