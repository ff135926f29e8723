import { evidenceDayEnded } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";
import { endedDay, settledAt } from "@/lib/evidence/days";
import { takeSnapshots } from "@/lib/evidence/take-snapshots";

/** At midnight UTC: waits for the day's last figures, then takes the snapshots batch by batch. */
export const takeEvidenceSnapshots = inngest.createFunction(
  { id: "take-evidence-snapshots", triggers: [evidenceDayEnded], retries: 8, concurrency: 1 },
  async ({ event, step }) => {
    const day = endedDay(new Date(event.data.endedAt));
    await step.sleepUntil("settled", settledAt(day));
    let taken = 0;
    let after: string | null = null;
    for (let batch = 1; batch === 1 || after !== null; batch++) {
      const done = await step.run(`batch-${batch}`, () => takeSnapshots(day, after));
      taken += done.taken;
      after = done.next;
    }
    return { day, taken };
  },
);
