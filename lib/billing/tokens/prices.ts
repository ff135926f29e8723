import { BILLING_CURRENCY } from "../currency";

/** What a call of a model took. What the model had kept is a part of the input. */
export type TokenCounts = { inputTokens: number; cachedTokens: number; outputTokens: number };

/** Micro-units of the currency for a thousand tokens. */
type TokenPrice = { input: number; cached: number; output: number };

type PriceTable = { version: string; currency: string; prices: Record<TokenModel, TokenPrice> };

export const TOKEN_MODELS = ["shared", "private"] as const;
/** The model that all organisations share, and the endpoint of one's own. */
export type TokenModel = (typeof TOKEN_MODELS)[number];

/** Add a table when prices change and leave the old ones: entries of the ledger name the one they were made by. */
const PRICE_TABLES: readonly [PriceTable, ...PriceTable[]] = [
  {
    version: "2026-11",
    currency: BILLING_CURRENCY,
    prices: {
      shared: { input: 3_000, cached: 300, output: 15_000 },
      private: { input: 4_500, cached: 450, output: 22_500 },
    },
  },
];

/** The table that counts today. */
export function currentPrices(): PriceTable {
  return PRICE_TABLES.at(-1) ?? PRICE_TABLES[0];
}

/** What tokens cost in micro-units, a begun one counted whole. */
export function costMicros(
  { prices }: PriceTable,
  model: TokenModel,
  { inputTokens, cachedTokens, outputTokens }: TokenCounts,
): bigint {
  const { input, cached, output } = prices[model];
  const thousandths =
    BigInt(inputTokens - cachedTokens) * BigInt(input) +
    BigInt(cachedTokens) * BigInt(cached) +
    BigInt(outputTokens) * BigInt(output);
  return (thousandths + 999n) / 1_000n;
}
