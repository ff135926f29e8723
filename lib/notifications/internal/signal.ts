import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { LIVE_CHANNEL, livePayloads } from "@/lib/live/signal";

/** Tells the open pages of these organisations, at the commit, that some inbox changed. */
export async function signalOrganizations(
  transaction: Transaction,
  organizationIds: readonly string[],
): Promise<void> {
  for (const payload of livePayloads("notifications", organizationIds))
    await transaction.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${payload})`;
}

/** The same for what is about a person's account: their pages may be open in any of their organisations. */
export async function signalAccount(transaction: Transaction, userId: string): Promise<void> {
  const memberships = await transaction.membership.findMany({
    where: { userId },
    select: { organizationId: true },
  });
  await signalOrganizations(
    transaction,
    memberships.map(({ organizationId }) => organizationId),
  );
}
