import { escalationStarted } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { advanceRun } from "@/lib/on-call/escalations/advance-run";

/** More than any policy has steps and repetitions. */
const MOST_STEPS = 200;

/** Follows one run: takes a step, sleeps until the next. What it misses the sweep takes. */
export const advanceEscalation = inngest.createFunction(
  { id: "advance-escalation", triggers: [escalationStarted], retries: 4 },
  async ({ event, step }) => {
    for (let turn = 1; turn <= MOST_STEPS; turn++) {
      const { nextAt } = await step.run(`take-${turn}`, () => advanceRun(event.data.runId));
      if (nextAt === null) return { turns: turn };
      await step.sleepUntil(`wait-${turn}`, nextAt);
    }
    return { turns: MOST_STEPS };
  },
);
