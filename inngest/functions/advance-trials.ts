import { now } from "@/lib/core/clock";
import { inngest } from "@/lib/events/client";
import { advanceTrials } from "@/lib/plans/advance-trials";

/** Every quarter of an hour: owners learn of the next stage of their trial, and trials that are over end. */
export const advanceTrialsInTime = inngest.createFunction(
  { id: "advance-trials", triggers: [{ cron: "*/15 * * * *" }], retries: 4, concurrency: { limit: 1 } },
  async ({ step }) => step.run("advance", () => advanceTrials(now())),
);
