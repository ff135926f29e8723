import type { Bucket, Distribution } from "./distribution";
import type { ExponentialPoint } from "./wire";

/** How many values lie in the bucket of each index: above base^index and up to base^(index + 1). */
type Counts = Record<string, number>;

/** A histogram whose buckets grow by the factor 2^(2^-scale). */
export type ExponentialHistogram = {
  kind: "exponential";
  count: number;
  sum: number | null;
  scale: number;
  zeroCount: number;
  positive: Counts;
  negative: Counts;
};

const SCALES = { least: -10, most: 20 };
/** Twenty times what an SDK makes by itself. */
const MAX_BUCKETS = 3_200;

/** The histogram of a data point, or what is wrong with it. */
export function readExponentialHistogram(point: ExponentialPoint): ExponentialHistogram | string {
  const { scale = 0, count = 0, zeroCount = 0 } = point;
  if (!Number.isInteger(scale) || scale < SCALES.least || scale > SCALES.most)
    return `The scale of a histogram is from ${SCALES.least} to ${SCALES.most}.`;
  const sides = [point.positive, point.negative].map((side) => side?.bucketCounts ?? []);
  if (sides.some((counts) => counts.length > MAX_BUCKETS))
    return `A histogram has at most ${MAX_BUCKETS} buckets on each side of zero.`;
  if ([count, zeroCount, ...sides.flat()].some((each) => !(each >= 0 && Number.isFinite(each))))
    return "The counts of a histogram are not negative.";
  return {
    kind: "exponential",
    count,
    sum: point.sum !== undefined && Number.isFinite(point.sum) ? point.sum : null,
    scale,
    zeroCount,
    positive: indexed(point.positive),
    negative: indexed(point.negative),
  };
}

function indexed(side: ExponentialPoint["positive"]): Counts {
  const offset = side?.offset ?? 0;
  const filled = (side?.bucketCounts ?? []).map((count, place) => [offset + place, count] as const);
  return Object.fromEntries(filled.filter(([, count]) => count > 0));
}

/** What came in addition since the earlier one, at the coarser scale of both; null when it was reset. */
export function exponentialIncrease(
  earlier: ExponentialHistogram,
  later: ExponentialHistogram,
): ExponentialHistogram | null {
  const scale = Math.min(earlier.scale, later.scale);
  const [before, after] = [atScale(earlier, scale), atScale(later, scale)];
  const positive = difference(before.positive, after.positive);
  const negative = difference(before.negative, after.negative);
  const count = after.count - before.count;
  const zeroCount = after.zeroCount - before.zeroCount;
  if (positive === null || negative === null || count < 0 || zeroCount < 0) return null;
  const sum = after.sum !== null && before.sum !== null ? after.sum - before.sum : null;
  return { kind: "exponential", count, sum, scale, zeroCount, positive, negative };
}

/** One step down in scale joins each two neighbours; an index is halved towards minus infinity. */
function atScale(histogram: ExponentialHistogram, scale: number): ExponentialHistogram {
  const width = 2 ** (histogram.scale - scale);
  const join = (counts: Counts) => {
    const joined: Counts = {};
    for (const [index, count] of Object.entries(counts)) {
      const at = Math.floor(Number(index) / width);
      joined[at] = (joined[at] ?? 0) + count;
    }
    return joined;
  };
  if (width === 1) return histogram;
  return { ...histogram, scale, positive: join(histogram.positive), negative: join(histogram.negative) };
}

function difference(before: Counts, after: Counts): Counts | null {
  if (Object.entries(before).some(([index, count]) => count > (after[index] ?? 0))) return null;
  const grown = Object.entries(after).map(([index, count]) => [index, count - (before[index] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, count]) => count > 0));
}

/** The buckets from the least value to the greatest. */
export function exponentialDistribution(histogram: ExponentialHistogram): Distribution {
  const { count, sum, scale, zeroCount } = histogram;
  const exponent = 2 ** -scale;
  const side = (counts: Counts, sign: 1 | -1): Bucket[] =>
    Object.entries(counts)
      .map(([index, inside]) => ({ index: Number(index), inside }))
      .sort((one, other) => sign * (one.index - other.index))
      .map(({ index, inside }) => {
        const [near, far] = [sign * 2 ** (index * exponent), sign * 2 ** ((index + 1) * exponent)];
        return { lower: Math.min(near, far), upper: Math.max(near, far), count: inside, isGeometric: true };
      });
  return {
    count,
    sum,
    buckets: [
      ...side(histogram.negative, -1),
      { lower: 0, upper: 0, count: zeroCount },
      ...side(histogram.positive, 1),
    ],
  };
}
