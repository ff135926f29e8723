import { pushTokenUsage } from "@/lib/billing/tokens/push";
import { releaseAbandonedReservations } from "@/lib/billing/tokens/release";
import { hourlyMaintenanceRequested, tokenUsageRecorded } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Tells Stripe's meter what tokens cost, and gives back what calls reserved that never came back. */
export const pushTokenUsageOnRecorded = inngest.createFunction(
  {
    id: "push-token-usage",
    triggers: [tokenUsageRecorded, hourlyMaintenanceRequested],
    retries: 4,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    await step.run("release-abandoned", () => releaseAbandonedReservations());
    return step.run("push", () => pushTokenUsage());
  },
);
