import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { stopEscalations } from "@/lib/on-call/escalations/start";

/** Nobody further is called for alerts that somebody has answered. */
export async function endEscalations(
  transaction: Transaction,
  organizationId: string,
  alerts: readonly { id: string }[],
  reason: "acknowledged" | "resolved",
): Promise<void> {
  for (const { id } of alerts) await stopEscalations(transaction, { organizationId, alertId: id, reason });
}
