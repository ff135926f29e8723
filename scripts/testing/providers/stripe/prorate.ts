import type { Line, Subscription } from "./account";
import type { Price } from "./prices";

/** The rest of a period at the old price given back and at the new one charged, as Stripe counts it to the second. */
export function prorate(subscription: Subscription, price: Price, at: number): Line[] {
  const { periodStart, periodEnd, items } = subscription;
  const rest = (periodEnd - at) / (periodEnd - periodStart);
  const old = items.find((item) => item.price.amount !== null)?.price;
  return [
    { description: `Unused time on ${old?.name}`, amount: -Math.round((old?.amount ?? 0) * rest) },
    { description: `Remaining time on ${price.name}`, amount: Math.round((price.amount ?? 0) * rest) },
  ];
}
