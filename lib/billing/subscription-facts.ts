import type Stripe from "stripe";
import { PLAN_KEYS } from "@/lib/plans/plans";
import type { SubscriptionStatus } from "@/lib/plans/subscription";
import type { PaidPlan } from "./types";

/** What the product needs to know of a subscription. */
export type SubscriptionFacts = {
  id: string;
  /** Stripe's own word. */
  status: string;
  createdAt: Date;
  endedAt: Date | null;
  periodEndsAt: Date | null;
  trialEndsAt: Date | null;
  /** It will end by itself, with its period or on a day that somebody set. */
  isEnding: boolean;
  /** The item that is paid a month; tokens are another. */
  planItem: { id: string; priceId: string; unitMinor: number } | null;
  /** Null where its price names no plan of ours. */
  plan: PaidPlan | null;
  currency: string;
};

/** The lookup keys by which prices name plans; a price's metadata `plan` does as well. */
export type PriceKeys = Record<PaidPlan, string | undefined>;

/** From best to worst: the first of an organisation's subscriptions rules it. */
export const OPEN_STATUSES: readonly string[] = ["active", "trialing", "past_due", "unpaid", "paused"];

/** Reads a subscription as Stripe's API of our version describes it: its periods are those of its items. */
export function factsOf(subscription: Stripe.Subscription, keys: PriceKeys): SubscriptionFacts {
  const items = subscription.items.data;
  const item = items.find(({ price }) => price.recurring?.usage_type !== "metered") ?? null;
  const endings = items.map(({ current_period_end }) => current_period_end);
  return {
    id: subscription.id,
    status: subscription.status,
    createdAt: fromUnix(subscription.created),
    endedAt: subscription.ended_at === null ? null : fromUnix(subscription.ended_at),
    periodEndsAt: endings.length === 0 ? null : fromUnix(Math.min(...endings)),
    trialEndsAt: subscription.trial_end === null ? null : fromUnix(subscription.trial_end),
    isEnding: subscription.cancel_at_period_end || subscription.cancel_at !== null,
    planItem: item && { id: item.id, priceId: item.price.id, unitMinor: item.price.unit_amount ?? 0 },
    plan: item && planOfPrice(item.price, keys),
    currency: subscription.currency,
  };
}

/** The plan that a price pays for. */
export function planOfPrice(
  price: Pick<Stripe.Price, "lookup_key" | "metadata">,
  keys: PriceKeys,
): PaidPlan | null {
  const named = PLAN_KEYS.find((key) => key === price.metadata.plan);
  if (named !== undefined && named !== "starter") return named;
  if (price.lookup_key === null) return null;
  return (["pro", "enterprise"] as const).find((plan) => keys[plan] === price.lookup_key) ?? null;
}

/** Whether a subscription goes on until somebody ends it: no second one may begin beside it. */
export function isOpen({ status }: Pick<SubscriptionFacts, "status">): boolean {
  return OPEN_STATUSES.includes(status);
}

/** Whether somebody pays for it now. */
export function isPaidFor({ status }: Pick<SubscriptionFacts, "status">): boolean {
  return ["active", "trialing", "past_due"].includes(status);
}

/**
 * The one subscription that rules an organisation, whatever order they are listed in: the best open one, of
 * equals the oldest; without an open one that which ended last. One that was never paid does not count.
 */
export function rulingSubscription(all: readonly SubscriptionFacts[]): SubscriptionFacts | null {
  const open = all
    .filter(isOpen)
    .sort(
      (one, other) =>
        OPEN_STATUSES.indexOf(one.status) - OPEN_STATUSES.indexOf(other.status) ||
        one.createdAt.getTime() - other.createdAt.getTime() ||
        one.id.localeCompare(other.id),
    );
  const ended = all
    .filter(({ status }) => status === "canceled")
    .sort((one, other) => endOf(other) - endOf(one) || one.id.localeCompare(other.id));
  return open[0] ?? ended[0] ?? null;
}

/** What an organisation has subscribed to, in our words. */
export type PlanState = {
  plan: PaidPlan | "starter";
  status: SubscriptionStatus;
  periodEndsAt: Date | null;
  cancelAtPeriodEnd: boolean;
  trialEndsAt?: Date;
};

/** What a subscription means for its organisation; null where its price is unknown, so that nothing is guessed. */
export function planStateOf(subscription: SubscriptionFacts): PlanState | null {
  const { plan, periodEndsAt, trialEndsAt, endedAt, isEnding } = subscription;
  if (!isOpen(subscription))
    return {
      plan: "starter",
      status: "canceled",
      periodEndsAt: endedAt ?? periodEndsAt,
      cancelAtPeriodEnd: false,
    };
  if (plan === null) return null;
  return {
    plan,
    status: statusOf(subscription.status),
    periodEndsAt,
    cancelAtPeriodEnd: isEnding,
    ...(subscription.status === "trialing" && trialEndsAt !== null && { trialEndsAt }),
  };
}

/** Stripe gives up on an unpaid subscription without ending it: what was not paid for is over for us. */
function statusOf(stripeStatus: string): SubscriptionStatus {
  switch (stripeStatus) {
    case "active":
    case "trialing":
    case "past_due":
      return stripeStatus;
    default:
      return "canceled";
  }
}

function endOf({ endedAt, createdAt }: SubscriptionFacts): number {
  return (endedAt ?? createdAt).getTime();
}

function fromUnix(seconds: number): Date {
  return new Date(seconds * 1_000);
}
