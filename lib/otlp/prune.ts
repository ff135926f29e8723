import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";

const KEPT_DAYS = 7;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** Forgets cumulative series that have been silent for a week. Returns how many. */
export async function pruneAccumulators(): Promise<number> {
  const silentSince = new Date(readClock().getTime() - KEPT_DAYS * DAY_MILLISECONDS);
  const { count } = await withPlatform("prune silent metric series", (transaction) =>
    transaction.metricAccumulator.deleteMany({ where: { recordedAt: { lt: silentSince } } }),
  );
  return count;
}
