import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { toSubscription, type Subscription } from "./subscription";

/** What the organisation of the context has subscribed to. */
export async function readSubscription(
  context: Pick<OrganizationContext, "organizationId" | "actor">,
): Promise<Subscription> {
  return withOrganization(context, (transaction) => findSubscription(transaction, context.organizationId));
}

/** The same inside a transaction of either door. */
export async function findSubscription(
  transaction: Transaction,
  organizationId: string,
): Promise<Subscription> {
  const row = await transaction.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { plan: true, subscriptionStatus: true, trialEndsAt: true, closesAt: true },
  });
  return toSubscription(row);
}
