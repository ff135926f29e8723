import { now } from "@/lib/core/clock";
import { inngest } from "@/lib/events/client";
import { advanceEscalations } from "@/lib/on-call/escalations/advance";

/** Takes the steps whose run has lost its own function. */
export const sweepEscalations = inngest.createFunction(
  { id: "sweep-escalations", triggers: [{ cron: "*/5 * * * *" }], concurrency: { limit: 1 } },
  async ({ step }) => step.run("advance", () => advanceEscalations(now())),
);
