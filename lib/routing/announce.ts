import "server-only";
import { heldNoticesDue } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";

const WAKE_EVERY_MS = 5_000;

/**
 * Asks to be woken when what waits is due, once for all that is due within a few seconds. Never fails the cause:
 * what is lost here the next tick finds.
 */
export async function announceHeld(dueAt: readonly Date[]): Promise<void> {
  const wakes = new Set(dueAt.map((due) => Math.ceil(due.getTime() / WAKE_EVERY_MS) * WAKE_EVERY_MS));
  if (wakes.size === 0) return;
  const events = [...wakes].map((wake) => {
    const data = { dueAt: new Date(wake).toISOString() };
    return heldNoticesDue.create(data, { id: `held:${data.dueAt}` });
  });
  try {
    await sendEvents(events);
  } catch (error) {
    logger.warn({ err: error }, "held notices not announced; the next tick finds them");
  }
}
