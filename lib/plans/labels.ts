import type { Feature, Limit, PlanKey } from "./plans";
import type { SubscriptionStatus } from "./subscription";

export const FEATURE_LABELS: Record<Feature, string> = {
  "unlimited-copilots": "Unlimited copilots",
  "priority-support": "Priority support",
  "single-sign-on": "Single sign-on",
  "evidence-exports": "SOC 2 evidence exports",
  branding: "Branding",
  "custom-domain": "A domain of your own",
  "private-model": "A private model endpoint",
  "service-level-agreement": "A service-level agreement",
  "success-manager": "A success manager",
};

export const LIMIT_LABELS: Record<Limit, string> = {
  seats: "Seats",
  organizations: "Organisations",
  "tokens-per-month": "Tokens a month",
  "metric-series": "Metric series",
  "storage-bytes": "Storage",
  "api-rate-multiple": "API requests a minute",
};

export const STATUS_LABELS: Record<SubscriptionStatus, string> = {
  trialing: "Trial",
  active: "Active",
  past_due: "Payment due",
  canceled: "Ended",
  expired: "Trial over",
};

export const PLAN_TAGLINES: Record<PlanKey, string> = {
  starter: "Try everything a small team needs for 14 days, without a card.",
  pro: "For teams that prove compliance every day.",
  enterprise: "For regulated groups: your terms, your model, your brand.",
};

/** What is full, and what to do about it. */
export function limitReachedMessage(limit: Limit, planName: string, allowed: number): string {
  const count = allowed.toLocaleString("en");
  switch (limit) {
    case "seats":
      return `All ${count} seats of the plan ${planName} are taken, open invitations included. Free one or upgrade to add people.`;
    case "organizations":
      return `An owner has ${allowed === 1 ? "one organisation" : `${count} organisations`} in the plan ${planName}. Upgrade it to add another.`;
    case "tokens-per-month":
    case "metric-series":
    case "storage-bytes":
    case "api-rate-multiple":
      return `The plan ${planName} has ${count} for “${LIMIT_LABELS[limit].toLowerCase()}”, and no more is left. Upgrade to go on.`;
  }
}
