export const MONTH_SECONDS = 30 * 24 * 60 * 60;

/** A metered price has no amount of its own. */
export type Price = { id: string; lookupKey: string; name: string; amount: number | null };

/** The prices that docs/billing.md has an operator make. */
export const PRICES = {
  pro: { id: "price_pro", lookupKey: "regulix_pro_monthly", name: "Pro", amount: 19_900 },
  enterprise: {
    id: "price_enterprise",
    lookupKey: "regulix_enterprise_monthly",
    name: "Enterprise",
    amount: 99_900,
  },
  tokens: { id: "price_tokens", lookupKey: "regulix_tokens", name: "Tokens", amount: null },
} satisfies Record<string, Price>;

export const METER = { id: "mtr_tokens", eventName: "regulix_token_spend" };

export function priceById(id: string | undefined): Price | undefined {
  return Object.values(PRICES).find((price) => price.id === id);
}
