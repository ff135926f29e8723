import type { Money } from "@/lib/core/money";

export const PLAN_KEYS = ["starter", "pro", "enterprise"] as const;
export type PlanKey = (typeof PLAN_KEYS)[number];

export const FEATURES = [
  "unlimited-copilots",
  "priority-support",
  "single-sign-on",
  "evidence-exports",
  "branding",
  "custom-domain",
  "private-model",
  "service-level-agreement",
  "success-manager",
] as const;
/** What a plan has or has not. Roll-outs of unfinished work are switches of `lib/features` instead. */
export type Feature = (typeof FEATURES)[number];

/** What a plan has so and so much of. Null is unlimited. */
export type Limit =
  | "seats"
  /** That one owner may have. */
  | "organizations"
  | "tokens-per-month"
  | "metric-series"
  | "storage-bytes"
  /** How many times the requests a minute that the API's reference names. */
  | "api-rate-multiple";

export type Plan = {
  name: string;
  /** A month; null where there is nothing to pay or the price is agreed on. */
  price: Money | null;
  features: Record<Feature, boolean>;
  limits: Record<Limit, number | null> & {
    "metric-series": number;
    "storage-bytes": number;
    "api-rate-multiple": number;
  };
};

const GIBIBYTE = 1024 ** 3;

/** The one table of what each plan gives, for the server and for what the interface tells. */
export const PLANS: Record<PlanKey, Plan> = {
  starter: {
    name: "Starter",
    price: null,
    features: featuresOf([]),
    limits: {
      seats: 5,
      organizations: 1,
      "tokens-per-month": 10_000,
      "metric-series": 1_000,
      "storage-bytes": 5 * GIBIBYTE,
      "api-rate-multiple": 1,
    },
  },
  pro: {
    name: "Pro",
    price: { minor: 19_900, currency: "usd" },
    features: featuresOf(["unlimited-copilots", "priority-support", "single-sign-on"]),
    limits: {
      seats: null,
      organizations: null,
      "tokens-per-month": null,
      "metric-series": 5_000,
      "storage-bytes": 100 * GIBIBYTE,
      "api-rate-multiple": 5,
    },
  },
  enterprise: {
    name: "Enterprise",
    price: null,
    features: featuresOf(FEATURES),
    limits: {
      seats: null,
      organizations: null,
      "tokens-per-month": null,
      "metric-series": 20_000,
      "storage-bytes": 1_024 * GIBIBYTE,
      "api-rate-multiple": 20,
    },
  },
};

/** Starter is a trial of so many days. */
export const TRIAL_DAYS = 14;

/** What an organisation may use while it tries the product, beyond the features of its plan. */
export const TRIAL_FEATURES: readonly Feature[] = ["evidence-exports", "single-sign-on"];

/** A plan as the database names it; its CHECK admits no other. */
export function toPlanKey(plan: string): PlanKey {
  return PLAN_KEYS.find((key) => key === plan) ?? "starter";
}

function featuresOf(given: readonly Feature[]): Record<Feature, boolean> {
  return Object.fromEntries(FEATURES.map((feature) => [feature, given.includes(feature)])) as Record<
    Feature,
    boolean
  >;
}
