import { runCollection } from "@/lib/collection/run-collection";
import { alertTickRequested, collectionTickRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { sendEvents } from "@/lib/events/send";

/** Every five minutes: one slot for all organisations. Safe to repeat, because the ledger knows a finished slot. */
export const collectMetrics = inngest.createFunction(
  { id: "collect-metrics", triggers: [collectionTickRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => {
    const slotAt = event.data.tickAt;
    const result = await step.run("collect", () => runCollection(new Date(slotAt)));
    await step.run("ask for the evaluation", () =>
      sendEvents(alertTickRequested.create({ slotAt }, { id: `evaluate:${slotAt}` })),
    );
    return result;
  },
);
