import "server-only";
import { organizationClosingChanged } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";

/** Has the subscription follow a closing that is now committed. What is lost here the hourly run makes up for. */
export async function announceClosing(organizationId: string): Promise<void> {
  try {
    await sendEvents(organizationClosingChanged.create({ organizationId }));
  } catch (error) {
    logger.warn({ err: error, organizationId }, "closing not announced; the hourly run will see it");
  }
}
