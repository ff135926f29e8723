import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";

/** Tells open pages, at the commit, that incidents changed. */
export async function signalIncidents(
  transaction: Transaction,
  organizationIds: readonly string[],
): Promise<void> {
  for (const payload of livePayloads("incidents", organizationIds))
    await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`;
}
