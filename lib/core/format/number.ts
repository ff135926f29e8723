/** One locale for all figures, so that the same value reads the same on every page, in mails and in tests. */
export const locale = "en-GB";

/** What stands for "no data": an absence, never a zero. */
export const absent = "–";

/** Digits after the point that still mean something: three significant figures for small values, none for large. */
export function sensibleFractionDigits(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 100) return 0;
  if (size >= 10) return 1;
  if (size >= 1) return 2;
  return Math.min(6, 1 - Math.floor(Math.log10(size)));
}

/** 1234567 → "1,234,567"; 3.14159 → "3.14". A missing or non-finite value is a dash. */
export function formatNumber(value: number | null | undefined, fractionDigits?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absent;
  const formatted = new Intl.NumberFormat(locale, {
    maximumFractionDigits: fractionDigits ?? sensibleFractionDigits(value),
  }).format(value);
  return formatted === "-0" ? "0" : formatted;
}

const magnitudes = [
  { size: 1e12, suffix: "T" },
  { size: 1e9, suffix: "B" },
  { size: 1e6, suffix: "M" },
  { size: 1e3, suffix: "k" },
] as const;

/**
 * 1234567 → "1.2M"; for axes and tiles, where the exact figure is one step away. The suffixes are our own:
 * those of the locale differ between runtimes, and "m" would read as minutes.
 */
export function formatCompact(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absent;
  // What would round to 1,000 of a unit belongs to the next.
  const magnitude = magnitudes.find(({ size }) => Math.abs(value) >= size * 0.9995);
  if (!magnitude) return formatNumber(value);
  const scaled = value / magnitude.size;
  return `${formatNumber(scaled, Math.abs(scaled) >= 100 ? 0 : 1)}${magnitude.suffix}`;
}
