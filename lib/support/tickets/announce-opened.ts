import "server-only";
import { supportTicketOpened } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";

/** Says that a ticket waits to be assigned. Never fails what caused it: what is lost here the watch finds. */
export async function announceOpenedTicket(): Promise<void> {
  try {
    await sendEvents(supportTicketOpened.create({}));
  } catch (error) {
    logger.warn({ err: error }, "opened support ticket not announced; the watch will assign it");
  }
}
