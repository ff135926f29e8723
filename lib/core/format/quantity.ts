import { formatBytes } from "@/lib/core/format/bytes";
import { formatDuration, formatMilliseconds } from "@/lib/core/format/duration";
import { absent, formatCompact, formatNumber, locale } from "@/lib/core/format/number";
import { formatPercent } from "@/lib/core/format/percent";

type Formatter = (value: number) => string;

const formatters: Record<string, Formatter> = {
  percent: formatPercent,
  bytes: formatBytes,
  bytes_per_second: (value) => `${formatBytes(value)}/s`,
  milliseconds: formatMilliseconds,
  ms: formatMilliseconds,
  seconds: formatDuration,
  euros: (value) => new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(value),
};

/** What stands behind the number; units that are missing here stand there as they were sent. */
const symbols: Record<string, string> = {
  count: "",
  ratio: "",
  per_second: "/s",
  per_minute: "/min",
  celsius: "°C",
  watts: "W",
  kilowatt_hours: "kWh",
};

/** A figure with its unit in the words of that unit. */
export function formatQuantity(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absent;
  const format = Object.hasOwn(formatters, unit) ? formatters[unit] : undefined;
  return format ? format(value) : withSymbol(formatNumber(value), unit);
}

/** The same, short enough for an axis. */
export function formatAxisQuantity(value: number, unit: string): string {
  if (unit === "percent") return `${formatNumber(value)} %`;
  if (unit === "euros") return `€${formatCompact(value)}`;
  if (Object.hasOwn(formatters, unit)) return formatQuantity(value, unit);
  // A long word at every tick would crowd the plot; the legend says what is counted.
  return Object.hasOwn(symbols, unit) ? withSymbol(formatCompact(value), unit) : formatCompact(value);
}

function withSymbol(figure: string, unit: string): string {
  const symbol = Object.hasOwn(symbols, unit) ? symbols[unit] : unit;
  return symbol === "" ? figure : `${figure} ${symbol}`;
}
