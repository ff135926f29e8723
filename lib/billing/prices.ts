import "server-only";
import type Stripe from "stripe";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";
import { askStripe } from "./stripe";
import type { PriceKeys } from "./subscription-facts";
import type { PaidPlan } from "./types";

/** The lookup keys of the plans' prices, as the settings name them. */
export function priceKeys(): PriceKeys {
  return { pro: env.STRIPE_PRO_PRICE, enterprise: env.STRIPE_ENTERPRISE_PRICE };
}

/** What owners may choose themselves. */
export function plansForSale(): PaidPlan[] {
  return env.STRIPE_ENTERPRISE_PRICE === undefined ? ["pro"] : ["pro", "enterprise"];
}

/** The price of a plan a month. Throws UNAVAILABLE when Stripe has none by that name. */
export async function planPrice(plan: PaidPlan): Promise<Stripe.Price> {
  const key = priceKeys()[plan];
  if (key === undefined)
    throw new AppError("CONFLICT", "This plan is agreed on with us. Report an issue under My requests.");
  return priceByKey(key);
}

/** The metered price of tokens, which every paid plan has beside its own. */
export function tokenPrice(): Promise<Stripe.Price> {
  return priceByKey(env.STRIPE_TOKEN_PRICE);
}

async function priceByKey(key: string): Promise<Stripe.Price> {
  const { data } = await askStripe((stripe) =>
    stripe.prices.list({ lookup_keys: [key], active: true, limit: 1 }),
  );
  const [price] = data;
  if (price === undefined)
    throw new AppError("UNAVAILABLE", `Payments are not set up yet: Stripe has no active price “${key}”.`);
  return price;
}
