import "server-only";
import type Stripe from "stripe";
import { withPlatform } from "@/lib/db/with-platform";
import { stripeEventReceived } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";
import { signedEvent } from "../stripe";

/**
 * Takes one call of Stripe's webhook: checks who signed it and writes it into the ledger, once however often
 * it comes. Returns only after the commit; the work is a durable function's, which the sweep wakes when the
 * message to it is lost.
 */
export async function receiveStripeEvent(body: string, signature: string | null): Promise<void> {
  const event = signedEvent(body, signature);
  const isWaiting = await keepEvent(event);
  if (!isWaiting) return;
  try {
    await sendEvents(stripeEventReceived.create({ eventId: event.id }, { id: `stripe:${event.id}` }));
  } catch (error) {
    logger.warn({ err: error, eventId: event.id }, "Stripe event not announced; the sweep will find it");
  }
}

/** Whether the event still waits to be applied. */
async function keepEvent(event: Stripe.Event): Promise<boolean> {
  const object = event.data.object as { id?: string; object: string; customer?: unknown };
  const customerId = object.object === "customer" ? (object.id ?? null) : idOf(object.customer);
  return withPlatform("keep an event of Stripe", async (transaction) => {
    // The database's time: it is compared with that of readings.
    const [row] = await transaction.$queryRaw<[{ state: string }]>`
      INSERT INTO stripe_events AS known (id, type, object_id, customer_id, live_mode, created_at, received_at,
        requested_at)
      VALUES (${event.id}, ${event.type}, ${object.id ?? ""}, ${customerId}, ${event.livemode},
        to_timestamp(${event.created}), clock_timestamp(), clock_timestamp())
      ON CONFLICT (id) DO UPDATE SET deliveries = known.deliveries + 1
      RETURNING state`;
    return row.state === "received" || row.state === "failed";
  });
}

/** Stripe gives ids, or whole objects where they are expanded. */
function idOf(reference: unknown): string | null {
  if (typeof reference === "string") return reference;
  const { id } = (reference ?? {}) as { id?: unknown };
  return typeof id === "string" ? id : null;
}
