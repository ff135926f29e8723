import "server-only";
import { evaluateSignal } from "@/lib/alerts/evaluate-signal";
import { now } from "@/lib/core/clock";

/**
 * Ends the open alerts of policies that were switched off or deleted, as the next tick would: nobody should be paged
 * for five more minutes by what is not asked for any more. After the commit, because the engine reads what is stored.
 */
export async function endWithdrawnAlerts(organizationId: string): Promise<void> {
  await evaluateSignal({ organizationId, at: now() });
}
