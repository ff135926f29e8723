import { absent, formatNumber } from "@/lib/core/format/number";

/** A figure that already is in percent: 12.345 → "12.3 %". */
export function formatPercent(percent: number | null | undefined): string {
  if (percent === null || percent === undefined || !Number.isFinite(percent)) return absent;
  const size = Math.abs(percent);
  const digits = size === 0 || size >= 100 ? 0 : size >= 1 ? 1 : 2;
  return `${formatNumber(percent, digits)} %`;
}

/** A share of a whole as percent; without a whole there is no share. */
export function formatShare(part: number, whole: number): string {
  return whole > 0 ? formatPercent((part / whole) * 100) : absent;
}
