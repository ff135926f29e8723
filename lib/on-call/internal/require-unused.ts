import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";

type Use = {
  organizationId: string;
  /** How alert policies name it. */
  entry: string;
  /** Names of the escalation policies that name it. */
  escalations: readonly string[];
};

/** Throws CONFLICT with the names of the policies that would reach nobody afterwards. */
export async function requireUnused(
  transaction: Transaction,
  { organizationId, entry, escalations }: Use,
): Promise<void> {
  const policies = await transaction.alertPolicy.findMany({
    where: { organizationId, deletedAt: null, notificationChannels: { has: entry } },
    select: { policyName: true },
  });
  const names = [...new Set([...escalations, ...policies.map(({ policyName }) => policyName)])];
  if (names.length === 0) return;
  const shown = names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more` : "");
  throw new AppError("CONFLICT", `It is still used by ${shown}. Choose somebody else there first.`);
}
