import "server-only";
import { platformClient } from "./client";
import type { Transaction } from "./transaction";

const LIMITS = { maxWait: 5_000, timeout: 60_000 };

/**
 * The platform's door: named work across tenants (signing in, the collection, webhook look-ups), as
 * a role that row-level security limits to what its narrow policies name. Keep its callers few.
 * @param reason why this work may cross tenants; visible in pg_stat_activity while it runs
 */
export async function withPlatform<Result>(
  reason: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return platformClient().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT set_config('application_name', ${`regulix-platform: ${reason}`.slice(0, 63)}, true)`;
    return work(transaction);
  }, LIMITS);
}
