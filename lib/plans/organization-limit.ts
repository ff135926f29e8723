import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import { limitReachedMessage } from "./labels";
import { PLANS, toPlanKey } from "./plans";

/** Makes a person found one organisation after the other: the limit holds however fast they click. */
export async function lockOwner(transaction: Transaction, userId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Throws 402 `limit_reached` where a person may own no further organisation: with one that has a larger
 * plan they may. Needs the lock.
 */
export async function requireOrganizationLeft(transaction: Transaction, userId: string): Promise<void> {
  const refusal = await findRefusal(transaction, userId);
  if (refusal !== null) throw new AppError("LIMIT_REACHED", refusal.reason);
}

/** Why a person may own no further organisation, and the one they have; null where they may. */
export type OrganizationRefusal = { reason: string; slug: string; name: string };

/** The same question for a page, which explains instead of refusing. */
export async function findOrganizationRefusal(userId: string): Promise<OrganizationRefusal | null> {
  return withPlatform("count what somebody owns", (transaction) => findRefusal(transaction, userId));
}

async function findRefusal(transaction: Transaction, userId: string): Promise<OrganizationRefusal | null> {
  const owned = await transaction.organization.findMany({
    where: { deletedAt: null, memberships: { some: { userId, role: "owner" } } },
    select: { plan: true, slug: true, name: true },
    orderBy: { createdAt: "asc" },
  });
  const [first] = owned;
  const limits = owned.map(({ plan }) => PLANS[toPlanKey(plan)].limits.organizations);
  const allowed = limits.includes(null) ? null : Math.max(...limits.map((limit) => limit ?? 0));
  if (first === undefined || allowed === null || owned.length < allowed) return null;
  const { slug, name, plan } = first;
  return { slug, name, reason: limitReachedMessage("organizations", PLANS[toPlanKey(plan)].name, allowed) };
}
