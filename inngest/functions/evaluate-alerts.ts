import { evaluateTick } from "@/lib/alerts/evaluate-tick";
import { alertTickRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** After each collection: one tick for all organisations, and before it those that were missed. */
export const evaluateAlerts = inngest.createFunction(
  { id: "evaluate-alerts", triggers: [alertTickRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => step.run("evaluate", () => evaluateTick(new Date(event.data.slotAt))),
);
