import "server-only";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { reportError } from "@/lib/observability/error-tracking";
import { findStripeIds } from "./customer";
import { priceKeys } from "./prices";
import { askStripe } from "./stripe";
import { factsOf, isOpen, type SubscriptionFacts } from "./subscription-facts";
import { syncBilling } from "./sync";

type Closing = { organizationId: string; id: string; keptAt: Date | null; endedSubscription: boolean };

const REASON = "The organisation is being closed.";

/**
 * Brings subscriptions into line with closings: one that begins ends the subscription with its period, one that was
 * taken back lets it go on. What Stripe refuses is reported and tried again with the next call.
 * @returns how many were settled
 */
export async function settleClosings(): Promise<number> {
  const owed = await withPlatform("find closings that Stripe has to hear of", (transaction) =>
    transaction.organizationClosing.findMany({
      where: { subscriptionSettledAt: null, erasingAt: null },
      select: { organizationId: true, id: true, keptAt: true, endedSubscription: true },
    }),
  );
  let settled = 0;
  for (const closing of owed) {
    try {
      await settle(closing);
      settled += 1;
    } catch (error) {
      await reportError(error, { where: "settle-closings" });
    }
  }
  return settled;
}

/** Ends the subscription of an organisation that is being deleted, at once. */
export async function endSubscription(organizationId: string): Promise<void> {
  const subscription = await findOpenSubscription(organizationId);
  if (subscription !== null) await askStripe((stripe) => stripe.subscriptions.cancel(subscription.id));
}

async function settle({ organizationId, id, keptAt, endedSubscription }: Closing): Promise<void> {
  const subscription = await findOpenSubscription(organizationId);
  if (subscription !== null && keptAt === null && !subscription.isEnding) {
    // Noted first: who takes the closing back after a kill here finds out that the end was ours.
    await note(organizationId, id, { endedSubscription: true });
    await setEnd(subscription.id, true);
    await syncBilling(organizationId);
  }
  if (subscription?.isEnding && keptAt !== null && endedSubscription) {
    await setEnd(subscription.id, false);
    await syncBilling(organizationId);
  }
  await withPlatform("note that a closing is settled", (transaction) =>
    transaction.organizationClosing.updateMany({
      // Taken back in the meantime, it is owed again.
      where: { organizationId, id, keptAt },
      data: { subscriptionSettledAt: now() },
    }),
  );
}

async function setEnd(subscriptionId: string, ends: boolean): Promise<void> {
  await askStripe((stripe) =>
    stripe.subscriptions.update(subscriptionId, {
      cancel_at_period_end: ends,
      ...(ends && { cancellation_details: { comment: REASON } }),
    }),
  );
}

async function note(organizationId: string, id: string, data: { endedSubscription: boolean }): Promise<void> {
  await withPlatform("note what a closing ended", (transaction) =>
    transaction.organizationClosing.updateMany({ where: { organizationId, id }, data }),
  );
}

async function findOpenSubscription(organizationId: string): Promise<SubscriptionFacts | null> {
  const { subscriptionId } = await findStripeIds(organizationId);
  if (subscriptionId === null) return null;
  const facts = factsOf(
    await askStripe((stripe) => stripe.subscriptions.retrieve(subscriptionId)),
    priceKeys(),
  );
  return isOpen(facts) ? facts : null;
}
