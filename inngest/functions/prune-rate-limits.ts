import { pruneThrottles } from "@/lib/accounts/sign-in-throttle";
import { dailyMaintenanceRequested } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { pruneRateLimits } from "@/lib/rate-limit/consume";

/** Every day: away with the state of everybody who is back at the full limit, and old failed sign-ins. */
export const pruneRateLimitsDaily = inngest.createFunction(
  { id: "prune-rate-limits", triggers: [dailyMaintenanceRequested], retries: 4, concurrency: 1 },
  async ({ step }) => ({
    pruned: await step.run("prune", pruneRateLimits),
    prunedSignIns: await step.run("prune-sign-ins", pruneThrottles),
  }),
);
