import { listBatch, runChecks } from "@/lib/compliance/run-checks";
import { tellOfDrift } from "@/lib/compliance/tell-of-drift";
import { evidenceDayEnded } from "@/lib/events/catalogue";
import { inngest } from "@/lib/events/client";

/** Checks read the day's evidence, which is taken ten minutes after midnight. */
const AFTER_EVIDENCE_MS = 30 * 60_000;

/** Every night: runs the checks of all organisations, batch by batch, and tells of those that broke or recovered. */
export const runComplianceChecksDaily = inngest.createFunction(
  { id: "run-compliance-checks", triggers: [evidenceDayEnded], retries: 8, concurrency: 1 },
  async ({ event, step }) => {
    const endedAt = new Date(event.data.endedAt);
    const key = `daily:${endedAt.toISOString().slice(0, 10)}`;
    await step.sleepUntil("evidence-taken", new Date(endedAt.getTime() + AFTER_EVIDENCE_MS));
    let [after, drifts]: [string | null, number] = [null, 0];
    for (let batch = 1; batch === 1 || after !== null; batch++) {
      const { organizationIds, next }: Awaited<ReturnType<typeof listBatch>> = await step.run(
        `list-${batch}`,
        () => listBatch(after),
      );
      await step.run(`run-${batch}`, async () => {
        await runChecks(organizationIds, { key, trigger: "daily", requestedById: null });
      });
      drifts += await step.run(`tell-${batch}`, () => tellOfDrift(key, organizationIds));
      after = next;
    }
    return { key, drifts };
  },
);
