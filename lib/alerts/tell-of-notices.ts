import "server-only";
import { alertNoticesRaised } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";

/**
 * Asks for notices to be routed that are committed. A request that does not arrive is made up for by the sweep of the
 * next tick, so what raised the notices must not fail with it.
 * @param cause what raised them; the same cause asks once
 */
export async function tellOfNotices(cause: string): Promise<void> {
  try {
    await sendEvents(alertNoticesRaised.create({}, { id: `alerts/notices.raised ${cause}` }));
  } catch (error) {
    logger.warn({ err: error, cause }, "routing of alert notices waits for the next tick");
  }
}
