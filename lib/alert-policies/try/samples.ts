import type { Aggregate } from "../kinds";

/** `weight`: of how many events it speaks; 1 for a plain measurement. */
export type Sample = { at: number; value: number; weight: number };

export type Aggregated = { value: number | null; samples: number };

/** Reads aggregates of samples, which stand in the order of their time. Means and sums cost the same for any span. */
export type SampleReader = {
  /** Over the samples after `from`, up to and with `to`. */
  aggregate: (aggregate: Aggregate, from: number, to: number) => Aggregated;
  /** The value at `ahead` of the straight line through the samples; null with fewer than three. */
  extrapolate: (from: number, to: number, ahead: number) => Aggregated;
  /** The mean by weight, and the sum of the weights. */
  weightedMean: (from: number, to: number) => { mean: number | null; weight: number };
  /** When something was measured last, up to and with `to`; null if never. */
  lastAt: (to: number) => number | null;
};

const HOUR_MS = 3_600_000;
const FEWEST_FOR_A_LINE = 3;

export function sampleReader(samples: readonly Sample[]): SampleReader {
  const origin = samples[0]?.at ?? 0;
  const hours = ({ at }: Sample) => (at - origin) / HOUR_MS;
  const values = runningSum(samples, ({ value }) => value);
  const weights = runningSum(samples, ({ weight }) => weight);
  const weighted = runningSum(samples, ({ value, weight }) => value * weight);
  const times = runningSum(samples, hours);
  const squares = runningSum(samples, (sample) => hours(sample) ** 2);
  const products = runningSum(samples, (sample) => hours(sample) * sample.value);

  return {
    aggregate(aggregate, from, to) {
      const [first, end] = [placeAfter(samples, from), placeAfter(samples, to)];
      const count = end - first;
      if (aggregate === "count") return { value: count, samples: count };
      if (count === 0) return { value: null, samples: 0 };
      return { value: aggregateOf(samples, aggregate, first, end, values(first, end)), samples: count };
    },
    extrapolate(from, to, ahead) {
      const [first, end] = [placeAfter(samples, from), placeAfter(samples, to)];
      const count = end - first;
      const [time, value] = [times(first, end), values(first, end)];
      const spread = count * squares(first, end) - time ** 2;
      if (count < FEWEST_FOR_A_LINE || spread <= 0) return { value: null, samples: count };
      const slope = (count * products(first, end) - time * value) / spread;
      const atOrigin = (value - slope * time) / count;
      return { value: atOrigin + slope * ((ahead - origin) / HOUR_MS), samples: count };
    },
    weightedMean(from, to) {
      const [first, end] = [placeAfter(samples, from), placeAfter(samples, to)];
      const weight = weights(first, end);
      return { mean: weight === 0 ? null : weighted(first, end) / weight, weight };
    },
    lastAt: (to) => samples[placeAfter(samples, to) - 1]?.at ?? null,
  };
}

function aggregateOf(
  samples: readonly Sample[],
  aggregate: Exclude<Aggregate, "count">,
  first: number,
  end: number,
  sum: number,
): number {
  if (aggregate === "sum") return sum;
  if (aggregate === "avg") return sum / (end - first);
  if (aggregate === "last") return samples[end - 1]?.value ?? NaN;
  const values = samples.slice(first, end).map(({ value }) => value);
  if (aggregate === "p95") return percentile(values, 0.95);
  return values.reduce((one, other) => (aggregate === "min" ? Math.min(one, other) : Math.max(one, other)));
}

/** As percentile_cont() of PostgreSQL reads it: between two values in proportion. */
function percentile(values: number[], share: number): number {
  const sorted = values.sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return below + (above - below) * (place - Math.floor(place));
}

function runningSum(samples: readonly Sample[], of: (sample: Sample) => number) {
  const sums = new Float64Array(samples.length + 1);
  for (const [place, sample] of samples.entries()) sums[place + 1] = (sums[place] ?? 0) + of(sample);
  return (first: number, end: number) => (sums[end] ?? 0) - (sums[first] ?? 0);
}

/** How many samples stand at or before a time. */
function placeAfter(samples: readonly Sample[], time: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
