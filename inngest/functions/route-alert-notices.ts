import { alertNoticesRaised, collectionTickRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { raiseOwedNotices } from "@/lib/routing/raise-owed-notices";
import { routeAlertNotices } from "@/lib/routing/route-alert-notices";

/**
 * Decides who is told of alerts, at once after they change and at each tick: a lost event costs no more than that.
 * Safe to repeat, because what is decided is marked in the transaction that decides it.
 */
export const routeAlertNoticesOnRaised = inngest.createFunction(
  {
    id: "route-alert-notices",
    triggers: [alertNoticesRaised, collectionTickRequested],
    retries: 4,
    concurrency: { limit: 1 },
  },
  async ({ step }) => ({
    owed: await step.run("raise-owed", raiseOwedNotices),
    routing: await step.run("route", routeAlertNotices),
  }),
);
