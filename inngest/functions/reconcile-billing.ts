import { reconcileBatch } from "@/lib/billing/reconcile/reconcile";
import { pruneStripeEvents } from "@/lib/billing/webhooks/sweep";
import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Every night: what no event told of, and whether Stripe's meter counted what the ledger has. */
export const reconcileBillingDaily = inngest.createFunction(
  { id: "reconcile-billing", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => {
    const at = new Date(event.data.slotAt);
    await step.run("prune-events", () => pruneStripeEvents(at));
    let after: string | null = null;
    for (let batch = 1; ; batch++) {
      const { lastId } = await step.run(`reconcile-${batch}`, () => reconcileBatch(after, at));
      if (lastId === null) return { batches: batch };
      after = lastId;
    }
  },
);
