import type { ChartPoint, ChartSeries } from "@/components/charts/types";
import { formatQuantity } from "@/lib/core/format/quantity";

/** Figures only; a gap is not a zero. */
export function valuesOf(points: readonly ChartPoint[], key: string): number[] {
  return points.map((point) => point[key]).filter((value): value is number => typeof value === "number");
}

/** One sentence for a series: latest, lowest, highest, and how many moments have no data. */
export function summarizeSeries(points: readonly ChartPoint[], series: ChartSeries): string {
  const values = valuesOf(points, series.key);
  const latest = values[values.length - 1];
  if (latest === undefined) return `${series.label}: no data in this period.`;
  let lowest = latest;
  let highest = latest;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const facts = [
    `latest ${formatQuantity(latest, series.unit)}`,
    `lowest ${formatQuantity(lowest, series.unit)}`,
    `highest ${formatQuantity(highest, series.unit)}`,
  ];
  const gaps = points.length - values.length;
  const gapText = gaps === 0 ? "" : ` ${gaps} of ${points.length} moments have no data.`;
  return `${series.label}: ${facts.join(", ")}.${gapText}`;
}
