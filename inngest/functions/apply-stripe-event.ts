import { applyStripeEvent } from "@/lib/billing/webhooks/apply-event";
import { stripeEventReceived } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Brings an organisation's subscription up to date after an event of Stripe, which may come late, twice and in any order. */
export const applyStripeEventOnReceived = inngest.createFunction(
  { id: "apply-stripe-event", triggers: [stripeEventReceived], retries: 4, concurrency: { limit: 5 } },
  async ({ event, step }) => step.run("apply", () => applyStripeEvent(event.data.eventId)),
);
