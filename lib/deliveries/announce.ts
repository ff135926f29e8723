import "server-only";
import { deliveriesQueued } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";

/**
 * Asks for the delivery of what is now committed. Never fails the cause: what is lost here the sweep of the next
 * tick finds.
 * @param cause names the change, so that announcing it twice is announcing it once
 */
export async function announceDeliveries(cause: string): Promise<void> {
  try {
    await sendEvents(deliveriesQueued.create({}, { id: `deliveries:${cause}` }));
  } catch (error) {
    logger.warn({ err: error, cause }, "deliveries not announced; the sweep will find them");
  }
}
