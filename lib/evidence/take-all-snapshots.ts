import "server-only";
import { now } from "@/lib/core/clock";
import { boundsOf, endedDay, settledAt } from "./days";
import { takeSnapshots } from "./take-snapshots";

/**
 * Every organisation's snapshot of the day that ended at `endedAt`, one batch after the other. Asked within ten
 * minutes of the day's end it takes the day before: the last figures of a day are not there yet.
 */
export async function takeAllSnapshots(
  endedAt: Date,
): Promise<{ snapshot_date: string; snapshots_taken: number; organizations: number }> {
  const ended = endedDay(endedAt);
  const day = now() < settledAt(ended) ? endedDay(boundsOf(ended).from) : ended;
  let [taken, organizations] = [0, 0];
  let after: string | null = null;
  do {
    const batch = await takeSnapshots(day, after);
    taken += batch.taken;
    organizations += batch.organizations;
    after = batch.next;
  } while (after !== null);
  return { snapshot_date: day, snapshots_taken: taken, organizations };
}
