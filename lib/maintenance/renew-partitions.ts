import "server-only";
import { dropExpiredPartitions, ensurePartitions } from "@/lib/db/partitions";

/** Makes the partitions ahead of `at` and drops those past their retention. Running it again changes nothing. */
export async function renewPartitions(at: Date): Promise<{ created: string[]; dropped: string[] }> {
  const created = await ensurePartitions(at);
  const dropped = await dropExpiredPartitions(at);
  return { created, dropped };
}
