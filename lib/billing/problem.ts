import { isOpen, isPaidFor, type SubscriptionFacts } from "./subscription-facts";

/** What staff should look at in an organisation's account at Stripe; null when nothing is odd. */
export function problemOf({
  subscriptions,
  ruling,
}: {
  subscriptions: readonly SubscriptionFacts[];
  ruling: SubscriptionFacts | null;
}): string | null {
  const paid = subscriptions.filter(isPaidFor);
  if (paid.length > 1)
    return `${paid.length} subscriptions are paid for at once: ${paid
      .map(({ id }) => id)
      .sort()
      .join(", ")}. Cancel and refund all but ${ruling?.id ?? "one"}.`;
  if (ruling !== null && isOpen(ruling) && ruling.plan === null)
    return `The price ${ruling.planItem?.priceId ?? "(none)"} of ${ruling.id} names no plan.`;
  return null;
}
