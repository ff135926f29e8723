import type { ChartComparison, ChartPoint, ChartSeries } from "@/components/charts/types";

/** What is plotted: one row a moment, a `null` where a line must break. */
export type ChartRow = { time: number; [dataKey: string]: number | null };

/** The property of a row that holds the earlier period's value of a series. */
export function comparisonKey(seriesKey: string): string {
  return `previous ${seriesKey}`;
}

/** The distance between two moments that most neighbours have. */
export function usualStepMs(times: readonly number[]): number {
  const counts = new Map<number, number>();
  for (let index = 1; index < times.length; index++) {
    const step = (times[index] ?? 0) - (times[index - 1] ?? 0);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let usual = 0;
  let most = 0;
  for (const [step, count] of counts) {
    if (count > most || (count === most && step < usual)) [usual, most] = [step, count];
  }
  return usual;
}

/**
 * Points as rows. Where moments are missing altogether an empty row stands in, so that the line breaks there
 * too; the earlier period is laid under the nearest moment, at most half a step away.
 */
export function chartRows(
  points: readonly ChartPoint[],
  series: readonly ChartSeries[],
  comparison?: ChartComparison,
): ChartRow[] {
  const times = points.map((point) => Date.parse(point.at));
  const step = usualStepMs(times);
  const rows: ChartRow[] = [];
  points.forEach((point, index) => {
    const time = times[index] ?? 0;
    const before = times[index - 1];
    if (before !== undefined && step > 0 && time - before > 1.5 * step)
      rows.push(emptyRow(before + step, series));
    const row: ChartRow = { time };
    for (const { key } of series) row[key] = numberOrNull(point[key]);
    rows.push(row);
  });
  if (comparison) layUnder(rows, series, comparison, step);
  return rows;
}

/** Indexes of rows whose value has a gap on both sides: a line cannot show them, a dot must. */
export function isolatedRows(rows: readonly ChartRow[], dataKey: string): Set<number> {
  const isolated = new Set<number>();
  const has = (index: number) => typeof rows[index]?.[dataKey] === "number";
  rows.forEach((_, index) => {
    if (has(index) && !has(index - 1) && !has(index + 1)) isolated.add(index);
  });
  return isolated;
}

function layUnder(
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  comparison: ChartComparison,
  step: number,
): void {
  const earlier = comparison.points
    .map((point) => ({ point, time: Date.parse(point.at) + comparison.shiftSeconds * 1000 }))
    .sort((one, other) => one.time - other.time);
  let next = 0;
  for (const row of rows) {
    while (
      next + 1 < earlier.length &&
      distance(earlier[next + 1], row.time) <= distance(earlier[next], row.time)
    ) {
      next += 1;
    }
    const candidate = earlier[next];
    const near = candidate !== undefined && distance(candidate, row.time) <= step / 2;
    for (const { key } of series) row[comparisonKey(key)] = near ? numberOrNull(candidate.point[key]) : null;
  }
}

function distance(earlier: { time: number } | undefined, time: number): number {
  return earlier ? Math.abs(earlier.time - time) : Infinity;
}

function emptyRow(time: number, series: readonly ChartSeries[]): ChartRow {
  const row: ChartRow = { time };
  for (const { key } of series) row[key] = null;
  return row;
}

function numberOrNull(value: string | number | null | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
