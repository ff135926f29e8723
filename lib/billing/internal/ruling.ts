import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { recordAudit } from "@/lib/audit/record";
import { withOrganization } from "@/lib/db/with-organization";
import type { AuditEntry } from "@/lib/audit/entry";
import { findStripeIds } from "../customer";
import { priceKeys } from "../prices";
import { askStripe } from "../stripe";
import { factsOf, isOpen, type SubscriptionFacts } from "../subscription-facts";
import { syncBilling } from "../sync";

export type OpenSubscription = SubscriptionFacts & { customerId: string };

/** The organisation's subscription as Stripe has it now. Throws CONFLICT where there is none that is open. */
export async function requireOpenSubscription({
  organizationId,
}: OrganizationContext): Promise<OpenSubscription> {
  const { customerId, subscriptionId } = await findStripeIds(organizationId);
  if (customerId === null || subscriptionId === null) throw noSubscription();
  const subscription = await askStripe((stripe) => stripe.subscriptions.retrieve(subscriptionId));
  const facts = factsOf(subscription, priceKeys());
  if (!isOpen(facts)) throw noSubscription();
  return { ...facts, customerId };
}

/** The organisation's customer. Throws CONFLICT before the first checkout. */
export async function requireCustomer({ organizationId }: OrganizationContext): Promise<string> {
  const { customerId } = await findStripeIds(organizationId);
  if (customerId === null)
    throw new AppError("CONFLICT", "There is nothing to change before the first payment. Choose a plan.");
  return customerId;
}

/** What was done at Stripe goes into the audit log, and what Stripe says now into our tables. */
export async function finishAtStripe(
  context: OrganizationContext,
  entry: Omit<AuditEntry, "resource">,
): Promise<void> {
  await withOrganization(context, (transaction) =>
    recordAudit(transaction, context, {
      ...entry,
      resource: { kind: "organization", id: context.organizationId },
    }),
  );
  await syncBilling(context.organizationId);
}

function noSubscription(): AppError {
  return new AppError("CONFLICT", "This organisation has no subscription. Choose a plan first.");
}
