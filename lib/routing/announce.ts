import "server-only";
import { alertNoticesRaised, heldNoticesDue } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";

const WAKE_EVERY_MS = 5_000;

/**
 * Asks for the routing of notices that are now committed. Never fails the cause: what is lost here the next tick
 * finds.
 * @param cause names what raised them, so that announcing it twice is announcing it once
 */
export async function announceNotices(cause: string): Promise<void> {
  await send(() => sendEvents(alertNoticesRaised.create({}, { id: `notices:${cause}` })));
}

/** Asks to be woken when what waits is due, once for all that is due within a few seconds. */
export async function announceHeld(dueAt: readonly Date[]): Promise<void> {
  const wakes = new Set(dueAt.map((due) => Math.ceil(due.getTime() / WAKE_EVERY_MS) * WAKE_EVERY_MS));
  if (wakes.size === 0) return;
  const events = [...wakes].map((wake) => {
    const data = { dueAt: new Date(wake).toISOString() };
    return heldNoticesDue.create(data, { id: `held:${data.dueAt}` });
  });
  await send(() => sendEvents(events));
}

async function send(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.warn({ err: error }, "routing not announced; the next tick finds it");
  }
}
