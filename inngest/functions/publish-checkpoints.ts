import { evidenceDayEnded } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { endedDay, settledAt } from "@/lib/evidence/days";
import { anchorCheckpoints } from "@/lib/transparency/anchor-checkpoints";
import { takeCheckpoints } from "@/lib/transparency/take-checkpoints";

/** At midnight UTC: closes the day with a checkpoint of each audit chain, then brings the checkpoints outside. */
export const publishCheckpoints = inngest.createFunction(
  { id: "publish-checkpoints", triggers: [evidenceDayEnded], retries: 8, concurrency: 1 },
  async ({ event, step }) => {
    const day = endedDay(new Date(event.data.endedAt));
    await step.sleepUntil("settled", settledAt(day));
    let taken = 0;
    let after: string | null = null;
    for (let batch = 1; batch === 1 || after !== null; batch++) {
      const done = await step.run(`take-${batch}`, () => takeCheckpoints(day, after));
      taken += done.taken;
      after = done.next;
    }
    let [stored, mailed] = [0, 0];
    for (let batch = 1; batch === 1 || after !== null; batch++) {
      const done = await step.run(`anchor-${batch}`, () => anchorCheckpoints(day, after));
      stored += done.stored;
      mailed += done.mailed;
      after = done.next;
    }
    return { day, taken, stored, mailed };
  },
);
