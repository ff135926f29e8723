import { announceOverdueEvents } from "@/lib/billing/webhooks/sweep";
import { inngest } from "@/lib/events/client";

/** Finds events of Stripe that nobody works on, and has them applied. */
export const sweepStripeEvents = inngest.createFunction(
  { id: "sweep-stripe-events", triggers: [{ cron: "*/5 * * * *" }], concurrency: { limit: 1 } },
  async ({ step }) => step.run("announce-overdue", () => announceOverdueEvents()),
);
