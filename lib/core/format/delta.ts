import { formatNumber } from "@/lib/core/format/number";
import { formatQuantity } from "@/lib/core/format/quantity";

export type Delta =
  { kind: "unknown"; text: string } | { kind: "same"; text: string } | { kind: "up" | "down"; text: string };

/**
 * How a figure moved against the period before. Percent figures move in points ("+3.2 points"), others in
 * percent of the earlier value; from zero there is no percentage, so the amount itself is said.
 */
export function describeDelta(
  current: number | null | undefined,
  previous: number | null | undefined,
  unit: string,
): Delta {
  if (!isFigure(current) || !isFigure(previous)) return { kind: "unknown", text: "No earlier data" };
  const difference = current - previous;
  const inPoints = unit === "percent";
  const relative = inPoints || previous === 0 ? null : (difference / Math.abs(previous)) * 100;
  const shown = roundToOneDigit(relative ?? difference, inPoints || relative !== null);
  if (shown === 0) return { kind: "same", text: "No change" };

  const sign = difference > 0 ? "+" : "−";
  const size = Math.abs(shown);
  const text = inPoints
    ? `${sign}${formatNumber(size, 1)} ${size === 1 ? "point" : "points"}`
    : relative === null
      ? `${sign}${formatQuantity(size, unit)}`
      : `${sign}${formatNumber(size, size >= 100 ? 0 : 1)} %`;
  return { kind: difference > 0 ? "up" : "down", text };
}

function isFigure(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

function roundToOneDigit(value: number, round: boolean): number {
  return round ? Math.round(value * 10) / 10 : value;
}
