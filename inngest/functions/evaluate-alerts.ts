import { reviseDecisions } from "@/lib/alerts/decisions/revise";
import { evaluateTick } from "@/lib/alerts/evaluate-tick";
import { now } from "@/lib/core/clock";
import { alertTickRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** After each collection: one tick for all organisations, before it those that were missed, after it what came late. */
export const evaluateAlerts = inngest.createFunction(
  { id: "evaluate-alerts", triggers: [alertTickRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => {
    const result = await step.run("evaluate", () => evaluateTick(new Date(event.data.slotAt)));
    const { revised } = await step.run("revise", () => reviseDecisions(now()));
    return { ...result, revised };
  },
);
