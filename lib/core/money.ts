import { locale } from "./format/number";

/** An amount in the smallest unit of its currency: 19900 of "usd" are $199.00. Always a whole number. */
export type Money = { minor: number; currency: string };

/** Millionths of the currency's main unit: what single calls cost is too little to count in cents. */
export const MICROS_PER_UNIT = 1_000_000;

/** How many of its smallest units make one of a currency: 100 for most, 1 for yen. */
export function minorPerUnit(currency: string): number {
  return 10 ** (formatterOf(currency).resolvedOptions().maximumFractionDigits ?? 2);
}

/** With symbol and all digits: "$199.00". */
export function formatMoney({ minor, currency }: Money): string {
  return formatterOf(currency).format(minor / minorPerUnit(currency));
}

/** Whole amounts without their smallest unit: "$199". */
export function formatPrice({ minor, currency }: Money): string {
  return formatterOf(currency, { trailingZeroDisplay: "stripIfInteger" }).format(
    minor / minorPerUnit(currency),
  );
}

/** Micro-units as money, rounded up: what is used is never shown as less. */
export function moneyOfMicros(micros: bigint, currency: string): Money {
  const perMinor = BigInt(MICROS_PER_UNIT / minorPerUnit(currency));
  return { minor: Number((micros + perMinor - 1n) / perMinor), currency };
}

/** The same amount in micro-units. */
export function microsOf({ minor, currency }: Money): bigint {
  return BigInt(minor) * BigInt(MICROS_PER_UNIT / minorPerUnit(currency));
}

function formatterOf(currency: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...options,
  });
}
