import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { withPlatform } from "@/lib/db/with-platform";
import { askStripe } from "./stripe";

/** The organisation's customer at Stripe and the subscription that rules it; null where there is none yet. */
export type StripeIds = { customerId: string | null; subscriptionId: string | null; name: string };

export async function findStripeIds(organizationId: string): Promise<StripeIds> {
  const row = await withPlatform("find an organisation's Stripe customer", (transaction) =>
    transaction.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { stripeCustomerId: true, stripeSubscriptionId: true, name: true },
    }),
  );
  return { customerId: row.stripeCustomerId, subscriptionId: row.stripeSubscriptionId, name: row.name };
}

/**
 * The organisation's customer at Stripe, made when there is none. Clicks at the same time make one: Stripe
 * answers the second request with the customer of the first, and the column takes the first that comes.
 */
export async function ensureCustomer({ organizationId, actor }: OrganizationContext): Promise<string> {
  const known = await findStripeIds(organizationId);
  if (known.customerId !== null) return known.customerId;
  // Nothing that could differ between two clicks: Stripe refuses another request under the same key.
  const made = await askStripe((stripe) =>
    stripe.customers.create(
      { metadata: { organization_id: organizationId } },
      { idempotencyKey: `customer:${organizationId}` },
    ),
  );
  const customerId = await keepCustomer(organizationId, made.id);
  const email = actor.kind === "user" ? actor.email : undefined;
  await askStripe((stripe) => stripe.customers.update(customerId, { name: known.name, email }));
  return customerId;
}

async function keepCustomer(organizationId: string, customerId: string): Promise<string> {
  return withPlatform("keep an organisation's Stripe customer", async (transaction) => {
    await transaction.organization.updateMany({
      where: { id: organizationId, stripeCustomerId: null },
      data: { stripeCustomerId: customerId },
    });
    const row = await transaction.organization.findUniqueOrThrow({
      where: { id: organizationId },
      select: { stripeCustomerId: true },
    });
    return row.stripeCustomerId ?? customerId;
  });
}
