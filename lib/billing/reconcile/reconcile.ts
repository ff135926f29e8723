import "server-only";
import { withPlatform } from "@/lib/db/with-platform";
import { reportError } from "@/lib/observability/error-tracking";
import { missingStripeSettings } from "../stripe";
import { syncBilling } from "../sync";
import { reconcileTokens } from "./tokens";

const BATCH = 25;

export type ReconciledBatch = { done: number; failed: number; lastId: string | null };

/**
 * Reads the next customers' accounts from Stripe, whatever events told, and compares their tokens with the
 * meter. One customer's failure leaves the others alone; the next night tries again.
 */
export async function reconcileBatch(afterId: string | null, at: Date): Promise<ReconciledBatch> {
  const customers = missingStripeSettings().length > 0 ? [] : await nextCustomers(afterId);
  let failed = 0;
  for (const { id, customerId } of customers) {
    try {
      await syncBilling(id);
      await reconcileTokens({ organizationId: id, customerId }, at);
    } catch (error) {
      failed += 1;
      await reportError(error, { requestId: id, where: "reconcile-billing" });
    }
  }
  const isLast = customers.length < BATCH;
  return {
    done: customers.length - failed,
    failed,
    lastId: isLast ? null : (customers.at(-1)?.id ?? null),
  };
}

async function nextCustomers(afterId: string | null): Promise<{ id: string; customerId: string }[]> {
  return withPlatform(
    "list organisations with a Stripe customer",
    (transaction) =>
      transaction.$queryRaw<{ id: string; customerId: string }[]>`
        SELECT id, stripe_customer_id AS "customerId" FROM organizations
         WHERE stripe_customer_id IS NOT NULL AND deleted_at IS NULL
           AND (${afterId}::uuid IS NULL OR id > ${afterId}::uuid)
         ORDER BY id LIMIT ${BATCH}`,
  );
}
