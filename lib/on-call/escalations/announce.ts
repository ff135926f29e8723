import "server-only";
import { escalationStarted } from "@/lib/events/catalogue";
import { sendEvents } from "@/lib/events/send";
import { logger } from "@/lib/observability/logger";
import type { StartedEscalation } from "./start";

/**
 * Has the first steps of runs that are now committed taken at once. Never fails the cause: a run whose event is
 * lost is found by the sweep of the next tick.
 */
export async function announceEscalations(runs: readonly StartedEscalation[]): Promise<void> {
  if (runs.length === 0) return;
  try {
    await sendEvents(
      runs.map(({ runId }) => escalationStarted.create({ runId }, { id: `escalation:${runId}` })),
    );
  } catch (error) {
    logger.warn({ err: error, runs: runs.length }, "escalations not announced; the sweep will find them");
  }
}
