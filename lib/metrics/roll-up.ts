import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

/** How far apart the rows of a roll-up stand. */
export type RollUpResolution = "1h" | "1d";

/**
 * Rolls up to the last hour or day complete at `at`, a day a transaction, from where the last run
 * ended: a missed run is caught up and a repeated one changes nothing.
 * @returns up to where the roll-up is complete now
 */
export async function rollUpMetrics(resolution: RollUpResolution, at: Date): Promise<Date> {
  for (;;) {
    const [progress] = await withPlatform(
      `roll up ${resolution}`,
      (transaction) => transaction.$queryRaw<{ rolled_until: Date; caught_up: boolean }[]>`
        SELECT rolled_until, caught_up FROM roll_up_metrics(${resolution}, ${at}::timestamptz)`,
    );
    if (!progress) throw new Error("The roll-up answered nothing.");
    if (progress.caught_up) return progress.rolled_until;
  }
}
