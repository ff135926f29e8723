/** How many values lie above `lower` and up to `upper`; `isGeometric` when they are spread evenly in ratio. */
export type Bucket = { lower: number; upper: number; count: number; isGeometric?: boolean };

/** Values that are only known by how many lie where. */
export type Distribution = { count: number; sum: number | null; buckets: Bucket[] };

export const PERCENTILES = [50, 95, 99] as const;

/**
 * The value that this share of all values does not exceed, or null without buckets. Within a bucket the
 * values are taken to lie evenly, which is off by at most the width of the bucket.
 */
export function percentile({ buckets }: Distribution, percent: number): number | null {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const rank = (percent / 100) * total;
  let before = 0;
  for (const bucket of buckets) {
    if (bucket.count > 0 && before + bucket.count >= rank)
      return within(bucket, (rank - before) / bucket.count);
    before += bucket.count;
  }
  return buckets.findLast(({ count }) => count > 0)?.upper ?? null;
}

function within({ lower, upper, isGeometric }: Bucket, share: number): number {
  if (isGeometric && lower !== 0 && upper !== 0) return lower * (upper / lower) ** share;
  return lower + (upper - lower) * share;
}
