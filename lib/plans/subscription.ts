import { PLANS, TRIAL_DAYS, TRIAL_FEATURES, toPlanKey, type Feature, type PlanKey } from "./plans";

export const SUBSCRIPTION_STATUSES = ["trialing", "active", "past_due", "canceled", "expired"] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** What an organisation has subscribed to, as far as its members' requests are ruled by it. */
export type Subscription = {
  plan: PlanKey;
  status: SubscriptionStatus;
  trialEndsAt: Date;
  /** Set while the organisation is being closed: when it will be deleted. */
  closesAt: Date | null;
};

/** Why nothing can be changed; null while everything can. */
export type ReadOnlyReason = "closing" | "trial_expired" | "subscription_ended";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/**
 * Whether an organisation may change anything. A trial ends with the clock, not with the job that
 * tells of it; a late payment leaves everything open until the payment provider gives up.
 */
export function readOnlyReason(
  { status, trialEndsAt, closesAt }: Subscription,
  now: Date,
): ReadOnlyReason | null {
  if (closesAt !== null) return "closing";
  switch (status) {
    case "active":
    case "past_due":
      return null;
    case "trialing":
      return trialEndsAt > now ? null : "trial_expired";
    case "expired":
      return "trial_expired";
    case "canceled":
      return "subscription_ended";
  }
}

/** Whether the organisation may use a feature: by its plan, or to try it. */
export function hasFeature(
  { plan, status }: Pick<Subscription, "plan" | "status">,
  feature: Feature,
): boolean {
  return PLANS[plan].features[feature] || (status === "trialing" && TRIAL_FEATURES.includes(feature));
}

/** Days of the trial that are left, the begun one included; 0 once it is over, null without a trial. */
export function trialDaysLeft(
  { status, trialEndsAt }: Pick<Subscription, "status" | "trialEndsAt">,
  now: Date,
): number | null {
  if (status === "expired") return 0;
  if (status !== "trialing") return null;
  return Math.max(0, Math.ceil((trialEndsAt.getTime() - now.getTime()) / DAY_MILLISECONDS));
}

/** When a trial that begins now is over. */
export function trialEnd(startedAt: Date): Date {
  return new Date(startedAt.getTime() + TRIAL_DAYS * DAY_MILLISECONDS);
}

type SubscriptionRow = {
  plan: string;
  subscriptionStatus: string;
  trialEndsAt: Date;
  closesAt: Date | null;
};

/** A subscription as the database has it, whose CHECKs admit no other words. */
export function toSubscription({
  plan,
  subscriptionStatus,
  trialEndsAt,
  closesAt,
}: SubscriptionRow): Subscription {
  const status = SUBSCRIPTION_STATUSES.find((word) => word === subscriptionStatus) ?? "expired";
  return { plan: toPlanKey(plan), status, trialEndsAt, closesAt };
}
