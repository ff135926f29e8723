import { formatPrice } from "@/lib/core/money";
import { PLANS, TRIAL_DAYS, type PlanKey } from "@/lib/plans/plans";

/** What a plan costs, in words. */
export function priceWords(key: PlanKey): string {
  const { price } = PLANS[key];
  if (price) return `${formatPrice(price)} a month`;
  return key === "starter" ? `Free for ${TRIAL_DAYS} days` : "By agreement";
}
