import "server-only";
import { withPlatform } from "@/lib/db/with-platform";

/** Learns anew, from the eight weeks before `at`, what anomaly policies hold for usual. */
export async function refreshBaselines(at: Date): Promise<{ baselines: number }> {
  return withPlatform("learn baselines of anomaly policies", async (transaction) => {
    const [row] = await transaction.$queryRaw<[{ baselines: number }]>`
      SELECT refresh_alert_baselines(${at}::timestamptz)::int AS baselines`;
    return row;
  });
}
