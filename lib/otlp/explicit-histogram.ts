import type { Distribution } from "./distribution";
import type { HistogramPoint } from "./wire";

/** A histogram whose bounds its sender chose: `counts` has one more than `bounds`, or both are empty. */
export type ExplicitHistogram = {
  kind: "explicit";
  count: number;
  sum: number | null;
  bounds: number[];
  counts: number[];
};

/** The histogram of a data point, or what is wrong with it. */
export function readExplicitHistogram(point: HistogramPoint): ExplicitHistogram | string {
  const { bucketCounts: counts, explicitBounds: bounds } = point;
  if (counts.length > 0 && counts.length !== bounds.length + 1)
    return "A histogram has one bucket more than it has bounds.";
  if (counts.length === 0 && bounds.length > 0) return "A histogram with bounds has buckets.";
  if (bounds.some((bound, place) => !Number.isFinite(bound) || bound <= (bounds[place - 1] ?? -Infinity)))
    return "The bounds of a histogram are finite and ascend.";
  if ([...counts, point.count ?? 0].some((count) => !(count >= 0 && Number.isFinite(count))))
    return "The counts of a histogram are not negative.";
  return {
    kind: "explicit",
    count: point.count ?? 0,
    sum: point.sum !== undefined && Number.isFinite(point.sum) ? point.sum : null,
    bounds,
    counts,
  };
}

/** What came in addition since the earlier one, or null when it was reset or its bounds have changed. */
export function explicitIncrease(
  earlier: ExplicitHistogram,
  later: ExplicitHistogram,
): ExplicitHistogram | null {
  const isSame =
    earlier.bounds.length === later.bounds.length &&
    earlier.bounds.every((bound, place) => bound === later.bounds[place]);
  if (!isSame) return null;
  const counts = later.counts.map((count, place) => count - (earlier.counts[place] ?? 0));
  const count = later.count - earlier.count;
  if (count < 0 || counts.some((each) => each < 0)) return null;
  const sum = later.sum !== null && earlier.sum !== null ? later.sum - earlier.sum : null;
  return { ...later, count, sum, counts };
}

/** `extremes` are known of what is no difference; without them the outer buckets end at their bound. */
export function explicitDistribution(
  { count, sum, bounds, counts }: ExplicitHistogram,
  extremes: { min?: number; max?: number } = {},
): Distribution {
  const first = bounds[0] ?? 0;
  const lowest = Math.min(extremes.min ?? Math.min(0, first), first);
  const highest = Math.max(extremes.max ?? bounds.at(-1) ?? 0, bounds.at(-1) ?? 0);
  return {
    count,
    sum,
    // One bucket without a bound says nothing of where the values lie.
    buckets:
      bounds.length === 0
        ? []
        : counts.map((each, place) => ({
            lower: bounds[place - 1] ?? lowest,
            upper: bounds[place] ?? highest,
            count: each,
          })),
  };
}
