import { deliverDue } from "@/lib/deliveries/deliver";
import { collectionTickRequested, deliveriesQueued } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/**
 * Delivers what is due in the outbox of notifications; the tick sweeps up what an event was lost for. What is to be
 * tried again wakes it by an event of its own, one an instant however many runs ask for it.
 */
export const deliverNotifications = inngest.createFunction(
  {
    id: "deliver-notifications",
    triggers: [deliveriesQueued, collectionTickRequested],
    retries: 4,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const run = await step.run("deliver", () => deliverDue());
    if (run.nextAt === null) return run;
    await step.sleepUntil("until-due", new Date(run.nextAt));
    await step.sendEvent("wake", deliveriesQueued.create({}, { id: `deliveries:due:${run.nextAt}` }));
    return run;
  },
);
