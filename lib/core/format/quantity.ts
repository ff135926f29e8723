import { formatBytes } from "@/lib/core/format/bytes";
import { formatDuration, formatMilliseconds } from "@/lib/core/format/duration";
import { absent, formatCompact, formatNumber } from "@/lib/core/format/number";
import { formatPercent } from "@/lib/core/format/percent";

type Formatter = (value: number) => string;

const formatters: Record<string, Formatter> = {
  percent: formatPercent,
  "%": formatPercent,
  bytes: formatBytes,
  milliseconds: formatMilliseconds,
  ms: formatMilliseconds,
  seconds: formatDuration,
  s: formatDuration,
  count: (value) => formatNumber(value),
  none: (value) => formatNumber(value),
};

/** A figure with its unit in the words of that unit; units we have no words for stand behind the number as sent. */
export function formatQuantity(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return absent;
  const format = Object.hasOwn(formatters, unit) ? formatters[unit] : undefined;
  if (format) return format(value);
  return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}

/** The same, short enough for an axis. */
export function formatAxisQuantity(value: number, unit: string): string {
  if (unit === "count" || unit === "none" || unit === "") return formatCompact(value);
  if (unit === "percent" || unit === "%") return `${formatNumber(value)} %`;
  return Object.hasOwn(formatters, unit) ? formatQuantity(value, unit) : formatCompact(value);
}
