import "server-only";
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
