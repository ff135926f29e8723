import { runCollection } from "@/lib/collection/run-collection";
import { collectionTickRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Every five minutes: one slot for all organisations. Safe to repeat, because the ledger knows a finished slot. */
export const collectMetrics = inngest.createFunction(
  { id: "collect-metrics", triggers: [collectionTickRequested], retries: 4, concurrency: 1 },
  async ({ event, step }) => step.run("collect", () => runCollection(new Date(event.data.tickAt))),
);
